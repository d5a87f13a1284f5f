package jp.sekisho.demo.systems;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.demo.register.Change;
import jp.sekisho.demo.register.Reason;
import jp.sekisho.registry.synthetic.Resident;

/** 既存住基: a change is one record of fixed width in MS932; somebody moves within the city. Its number is the 異動番号. */
final class RegisterDialect implements Dialect {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final int RESULT_BYTES = 20;
    private static final String DONE = "00";

    /** Whether the register can write somebody's name. */
    static boolean canWrite(Resident person) {
        CharsetEncoder encoder = MS932.newEncoder();
        return encoder.canEncode(person.familyName() + person.givenName());
    }

    /** Somebody moves to the house that has the number of the change. */
    @Override
    public byte[] write(Ask ask) {
        int number = Integer.parseInt(ask.numbers().get(0));
        return new Change(number, ask.at(), Reason.MOVED_WITHIN, ask.person().orElseThrow(), number).written();
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
}
