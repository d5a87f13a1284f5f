package jp.sekisho.demo.systems;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sekisho.registry.synthetic.Resident;

/** 既存住基: a change is one record of fixed width in MS932; somebody moves within the city. Its number is the 異動番号. */
final class RegisterDialect implements Dialect {
    /** 転居. */
    static final String MOVED = "301";

    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);
    private static final int RESULT_BYTES = 20;
    private static final String DONE = "00";

    /** Whether the register can write somebody's name. */
    static boolean canWrite(Resident person) {
        CharsetEncoder encoder = MS932.newEncoder();
        return encoder.canEncode(person.familyName() + person.givenName());
    }

    /** 35 items, 877 bytes a record with CRLF. */
    @Override
    public byte[] write(Ask ask) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        Resident person = ask.person().orElseThrow();
        String day = ask.day().format(BASIC_ISO_DATE);
        digits(message, 10, ask.numbers().get(0));
        digits(message, 15, Integer.toUnsignedString(person.residentRecordCode().hashCode()));
        text(message, 11, person.residentRecordCode());
        text(message, 100, person.familyName() + "　" + person.givenName());
        text(message, 100, person.familyKana() + "　" + person.givenKana());
        text(message, 8, person.birth().format(BASIC_ISO_DATE));
        text(message, 1, person.sex().code());
        text(message, 5, "01101");
        text(message, 14, "");
        text(message, 200, address(ask));
        text(message, 12, "");
        text(message, 8, "20200401");
        text(message, 8, day);
        text(message, 8, day);
        text(message, 205, "");
        text(message, 8, "02");
        text(message, 3, ask.information());
        text(message, 8, day);
        text(message, 46, "");
        text(message, 5, "00000");
        text(message, 17, ask.at().format(STAMP));
        text(message, 83, "");
        text(message, 2, "\r\n");
        return message.toByteArray();
    }

    /** Another one for each change, and obviously none that exists. */
    private static String address(Ask ask) {
        String number = ask.numbers().get(0);
        StringBuilder wide = new StringBuilder("札幌市試験区模擬");
        number.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        return wide.append('番').toString();
    }

    @Override
    public List<Answer> read(byte[] result) {
        List<Answer> answers = new ArrayList<>();
        for (int start = 0; start + RESULT_BYTES <= result.length; start += RESULT_BYTES) {
            String record = new String(result, start, RESULT_BYTES, MS932);
            String how = record.substring(10, 12);
            answers.add(new Answer(
                    record.substring(0, 10),
                    how.equals(DONE)
                            ? Outcome.PLAIN
                            : "CS が受け付けず: 結果 " + how + " 項目 " + record.substring(12, 14) + " コード "
                                    + record.substring(14, 18)));
        }
        return result.length % RESULT_BYTES == 0 ? answers : List.of();
    }

    private static void digits(ByteArrayOutputStream record, int width, String digits) {
        text(record, width, "0".repeat(width - digits.length()) + digits);
    }

    private static void text(ByteArrayOutputStream record, int width, String text) {
        byte[] bytes = text.getBytes(MS932);
        record.writeBytes(bytes);
        record.writeBytes(" ".repeat(width - bytes.length).getBytes(MS932));
    }
}
