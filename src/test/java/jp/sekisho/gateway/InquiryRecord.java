package jp.sekisho.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An inquiry as 生活保護 writes it: 18 items, commas, CRLF, 239 bytes of MS932. Immutable; good unless a test spoils it. */
public final class InquiryRecord {
    public static final int BYTES = 239;
    public static final Charset MS932 = Charset.forName("windows-31j");

    private static final Map<String, Integer> WIDTHS = new LinkedHashMap<>();
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("番号体系", "01"),
            Map.entry("照会依頼日時", "20261110093000123"),
            Map.entry("情報照会者部署コード", "D0010000000000000001"),
            Map.entry("情報照会者機関コード", "9900000000000011"),
            Map.entry("照会側不開示コード", "1"),
            Map.entry("事務コード", "JM01000000121000"),
            Map.entry("事務手続コード", "JT01010000000214"),
            Map.entry("情報提供者機関コード", "01100"),
            Map.entry("特定個人情報名コード", "TM00000000000002"),
            Map.entry("照会条件区分", "0"),
            Map.entry("照会年度区分", "0"));

    static {
        WIDTHS.put("番号体系", 2);
        WIDTHS.put("宛名番号", 15);
        WIDTHS.put("統合宛名番号", 15);
        WIDTHS.put("照会依頼日時", 17);
        WIDTHS.put("情報照会者部署コード", 20);
        WIDTHS.put("情報照会者ユーザーID", 20);
        WIDTHS.put("情報照会者機関コード", 16);
        WIDTHS.put("照会側不開示コード", 1);
        WIDTHS.put("事務コード", 16);
        WIDTHS.put("事務手続コード", 16);
        WIDTHS.put("照会者機関コード（委任元）", 16);
        WIDTHS.put("提供者機関コード（委任元）", 16);
        WIDTHS.put("情報提供者機関コード", 16);
        WIDTHS.put("特定個人情報名コード", 16);
        WIDTHS.put("照会条件区分", 1);
        WIDTHS.put("照会年度区分", 1);
        WIDTHS.put("照会開始日付", 8);
        WIDTHS.put("照会終了日付", 8);
    }

    private final Map<String, byte[]> values;

    private InquiryRecord(Map<String, byte[]> values) {
        this.values = values;
    }

    /** About the person whom 生活保護 knows by this number. */
    public static InquiryRecord about(String localNumber) {
        Map<String, byte[]> values = new LinkedHashMap<>();
        USUAL.forEach((name, value) -> values.put(name, value.getBytes(MS932)));
        return new InquiryRecord(values).with("宛名番号", "0".repeat(15 - localNumber.length()) + localNumber);
    }

    public InquiryRecord with(String item, String value) {
        return withBytes(item, value.getBytes(MS932));
    }

    public InquiryRecord withBytes(String item, byte[] value) {
        if (!WIDTHS.containsKey(item) || value.length > WIDTHS.get(item)) {
            throw new IllegalArgumentException("no such item, or too long: " + item);
        }
        Map<String, byte[]> changed = new LinkedHashMap<>(values);
        changed.put(item, value);
        return new InquiryRecord(changed);
    }

    /** The first byte of an item, counted from 0. */
    public static int offset(String item) {
        int at = 0;
        for (Map.Entry<String, Integer> width : WIDTHS.entrySet()) {
            if (width.getKey().equals(item)) {
                return at;
            }
            at += width.getValue() + 1;
        }
        throw new IllegalArgumentException("no item " + item);
    }

    public byte[] bytes() {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        WIDTHS.forEach((name, width) -> {
            byte[] padded = new byte[width];
            Arrays.fill(padded, (byte) ' ');
            byte[] value = values.getOrDefault(name, new byte[0]);
            System.arraycopy(value, 0, padded, 0, value.length);
            if (record.size() > 0) {
                record.write(',');
            }
            record.writeBytes(padded);
        });
        record.writeBytes(new byte[] {'\r', '\n'});
        return record.toByteArray();
    }

    public String text() {
        return new String(bytes(), MS932);
    }
}
