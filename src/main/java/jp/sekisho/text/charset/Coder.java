package jp.sekisho.text.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How {@link StrictCharset} keeps its promises in one charset. Its methods mean what those of that class mean. */
interface Coder {
    static Coder of(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return new Utf8Coder();
        }
        Coder tables =
                switch (Shifting.of(charset)) {
                    case NONE -> CodeTables.of(charset);
                    case HOST -> HostTables.of(charset);
                    case ESCAPES, BOTH, OWN -> null;
                };
        return tables == null ? new JavaCoder(charset) : tables;
    }

    @Nullable
    String text(byte[] bytes, int offset, int length);

    boolean isRewritten(byte[] bytes, int offset, int length);

    int readable(byte[] bytes, int offset, int length);

    int write(String text, byte[] out, int at, int end);

    int length(String text);
}
