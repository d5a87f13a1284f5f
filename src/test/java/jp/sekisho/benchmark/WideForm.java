package jp.sekisho.benchmark;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The benchmark's message: one inquiry of 2,048 bytes. It is the fixed-length form of public assistance, one record, with
 * {@value #MORE} further items that go through to the counterpart.
 */
final class WideForm {
    static final int MORE = 17;
    static final int BYTES = 2_048;

    private static final Charset CHARSET = Charset.forName("windows-31j");
    private static final int NARROW_BYTES = 239;
    private static final int WIDTH = (BYTES - NARROW_BYTES) / MORE - 1;
    private static final int LAST_WIDTH = BYTES - NARROW_BYTES - (MORE - 1) * (WIDTH + 1) - 1;
    private static final String WRITTEN = "世帯の状況と届出の内容を照会する";

    private WideForm() {}

    static List<String> names() {
        return IntStream.rangeClosed(1, MORE)
                .mapToObj(number -> String.format("詳細%02d", number))
                .toList();
    }

    static int width(int index) {
        return index < MORE - 1 ? WIDTH : LAST_WIDTH;
    }

    /** The bytes of an inquiry about a person, by the system's own number of 10 digits. */
    static byte[] inquiry(String number) {
        List<String> items = List.of(
                "01",
                "00000" + number,
                " ".repeat(15),
                "20261001100000000",
                "D0010000000000000001",
                " ".repeat(20),
                "9900000000000011",
                "1",
                "JM01000000121000",
                "JT01010000000214",
                " ".repeat(16),
                " ".repeat(16),
                "01100           ",
                "TM00000000000002",
                "0",
                "0",
                " ".repeat(8),
                " ".repeat(8));
        String more = IntStream.range(0, MORE)
                .mapToObj(index -> WRITTEN + " ".repeat(width(index) - 2 * WRITTEN.length()))
                .collect(Collectors.joining(",", ",", "\r\n"));
        return (String.join(",", items) + more).getBytes(CHARSET);
    }
}
