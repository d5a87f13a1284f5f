package jp.sekisho.demo.register;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import jp.sekisho.registry.synthetic.Resident;

/**
 * One change of one synthetic resident. {@link #toString()} tells its number and reason, and nobody.
 *
 * @param number 異動番号, ascending
 * @param at when it was entered, business time
 * @param address number of the house to which it leads
 */
public record Change(long number, LocalDateTime at, Reason reason, Resident resident, int address) {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);
    private static final int BYTES = 875;

    /** The sender's own message id. */
    String id() {
        return "change-" + number;
    }

    /** That of the 転入通知 which goes with it. */
    String noticeId() {
        return "notice-" + number;
    }

    /** As the register writes it, in the order of its layout: fixed length, MS932. */
    public byte[] written() {
        boolean arrives = reason == Reason.MOVED_IN;
        String today = at.format(BASIC_ISO_DATE);
        String birth = reason == Reason.BORN ? today : resident.birth().format(BASIC_ISO_DATE);
        Record record = new Record();
        record.put(10, String.format(Locale.ROOT, "%010d", number));
        record.put(
                15,
                String.format(
                        Locale.ROOT,
                        "%015d",
                        Integer.toUnsignedLong(resident.residentRecordCode().hashCode())));
        record.put(11, resident.residentRecordCode());
        record.put(100, resident.familyName() + "　" + resident.givenName());
        record.put(100, resident.familyKana() + "　" + resident.givenKana());
        record.put(8, birth);
        record.put(1, resident.sex().code());
        record.put(5, "01101");
        record.put(14, "");
        record.put(200, "札幌市模擬区試験条" + address + "丁目");
        record.put(12, "");
        record.put(8, reason.enters() ? today : birth);
        record.put(8, reason.enters() || reason == Reason.MOVED_WITHIN ? today : birth);
        record.put(8, today);
        record.put(5, arrives ? "01202" : "");
        record.put(200, arrives ? "函館市模擬町９９番９号" : "");
        record.put(8, "02");
        record.put(3, reason.code());
        record.put(8, today);
        record.put(21, "");
        record.put(10, "OP01");
        record.put(10, "TM01");
        record.put(5, "");
        record.put(1, "0");
        record.put(1, reason == Reason.MOVED_OUT ? "1" : "0");
        record.put(3, "000");
        record.put(17, at.format(STAMP));
        record.put(83, "");
        return record.whole();
    }

    @Override
    public String toString() {
        return "Change[" + number + " " + reason + "]";
    }

    /** A record of fixed length that grows item by item. */
    private static final class Record {
        private final ByteBuffer bytes = ByteBuffer.allocate(BYTES + 2);

        /** What MS932 lacks is written as 〓. */
        void put(int width, String text) {
            try {
                ByteBuffer encoded = MS932.newEncoder()
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith("〓".getBytes(MS932))
                        .encode(CharBuffer.wrap(text));
                byte[] item = new byte[width];
                Arrays.fill(item, (byte) ' ');
                encoded.get(item, 0, encoded.remaining());
                bytes.put(item);
            } catch (CharacterCodingException e) {
                throw new IllegalStateException("whatever cannot be written is replaced", e);
            }
        }

        byte[] whole() {
            return bytes.put((byte) '\r').put((byte) '\n').array();
        }
    }
}
