package jp.sekisho.demo.systems;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 生活保護: records of fixed width in MS932, comma separated. */
final class FixedDialect implements Dialect {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);
    private static final int RESULT_BYTES = 155;

    /** 18 items, 239 bytes a record with CRLF. */
    @Override
    public byte[] write(Ask ask) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        ask.numbers().forEach(number -> message.writeBytes(record(ask, number).getBytes(MS932)));
        return message.toByteArray();
    }

    private static String record(Ask ask, String number) {
        return String.join(
                        ",",
                        "01",
                        "0".repeat(15 - number.length()) + number,
                        blank(15),
                        ask.at().format(STAMP),
                        "D0010000000000000001",
                        blank(20),
                        "9900000000000011",
                        "1",
                        "JM01000000121000",
                        "JT01010000000214",
                        blank(16),
                        blank(16),
                        "01100" + blank(11),
                        ask.information(),
                        "0",
                        "0",
                        blank(8),
                        blank(8))
                + "\r\n";
    }

    @Override
    public List<Answer> read(byte[] result) {
        List<Answer> answers = new ArrayList<>();
        for (int start = 0; start + RESULT_BYTES <= result.length; start += RESULT_BYTES) {
            answers.add(new Answer(
                    item(result, start + 3, 15), item(result, start + 57, 60).stripTrailing()));
        }
        return result.length % RESULT_BYTES == 0 ? answers : List.of();
    }

    private static String item(byte[] result, int from, int width) {
        return new String(result, from, width, MS932);
    }

    private static String blank(int width) {
        return " ".repeat(width);
    }
}
