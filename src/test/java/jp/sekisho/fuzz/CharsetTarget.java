package jp.sekisho.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.text.charset.StrictCharset;

/** One charset: what is read is written as it says, or refused. */
record CharsetTarget(StrictCharset charset) implements FuzzTarget {

    /** Every charset of this JVM that can be written. */
    static List<FuzzTarget> all() {
        return Charset.availableCharsets().values().stream()
                .filter(Charset::canEncode)
                .<FuzzTarget>map(charset -> new CharsetTarget(StrictCharset.of(charset)))
                .toList();
    }

    @Override
    public String name() {
        return charset.charset().name();
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of("札幌市中央区 1-2", "ｻｯﾎﾟﾛ﨑か\u309A", "abc 123", "éß£")
                .flatMap(text -> charset.encode(text).stream())
                .toList();
    }

    @Override
    public String take(byte[] input) {
        String text = charset.text(input, 0, input.length);
        if (text == null) {
            int readable = charset.readable(input, 0, input.length);
            require(readable >= 0 && readable <= input.length, "a place within the bytes");
            return "refused";
        }
        byte[] again = charset.encode(text).orElse(null);
        require(charset.has(text) == (again != null), "has what it writes");
        if (again == null) {
            require(charset.isRewritten(input, 0, input.length), "what is not written is not written the same");
            return "not written";
        }
        boolean same = Arrays.equals(again, input);
        require(text.equals(charset.text(again, 0, again.length)), "what is written is read back");
        require(charset.length(text) == again.length, "its length is that of its bytes");
        require(charset.isRewritten(input, 0, input.length) != same, "it knows whether it is written the same");
        String changes = charset.rewritings(input).keySet().toString();
        require(same == changes.equals("[]"), "every change is listed");
        boolean ascii = text.getBytes(StandardCharsets.US_ASCII).length == text.length();
        return changes + ascii;
    }

    private static void require(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError("does not hold: " + law);
        }
    }
}
