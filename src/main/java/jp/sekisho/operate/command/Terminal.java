package jp.sekisho.operate.command;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where the command line writes: in the terminal's charset if that has Japanese, in UTF-8 if not. */
final class Terminal {
    private static final String SAMPLE = "関所│‾";

    private Terminal() {}

    static PrintWriter writer(PrintStream stream) {
        return writer(stream, Charset.defaultCharset());
    }

    static PrintWriter writer(OutputStream stream, Charset preferred) {
        boolean hasJapanese = preferred.canEncode() && preferred.newEncoder().canEncode(SAMPLE);
        Charset charset = hasJapanese ? preferred : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }
}
