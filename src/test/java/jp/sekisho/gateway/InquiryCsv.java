package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An inquiry as 児童手当 writes it: a line of CSV. Immutable; good unless a test spoils it. */
public final class InquiryCsv {
    private static final List<String> HEADER = List.of(
            "整理番号", "受給者番号", "照会日時", "課コード", "事務コード", "手続区分", "提供団体", "情報名", "照会条件", "照会年度", "期間開始日", "期間終了日", "開示区分",
            "備考");
    private static final Map<String, String> USUAL = Map.of(
            "整理番号", "T-0001",
            "照会日時", "2026-11-10 09:30:00",
            "課コード", "4210",
            "事務コード", "JM01000000740000",
            "手続区分", "21",
            "提供団体", "01100",
            "情報名", "TM00000000000002",
            "開示区分", "Y",
            "備考", "第2子, \"転入\"");

    private final Map<String, String> values;

    private InquiryCsv(Map<String, String> values) {
        this.values = values;
    }

    /** About the person whom 児童手当 knows by this number. */
    public static InquiryCsv about(String localNumber) {
        return new InquiryCsv(USUAL).with("受給者番号", localNumber);
    }

    public InquiryCsv with(String item, String value) {
        if (!HEADER.contains(item)) {
            throw new IllegalArgumentException("no item " + item);
        }
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(item, value);
        return new InquiryCsv(changed);
    }

    /** A message of these inquiries. */
    public static byte[] message(List<InquiryCsv> inquiries) {
        return Stream.concat(
                        Stream.of(String.join(",", HEADER)), inquiries.stream().map(InquiryCsv::line))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    public byte[] bytes() {
        return message(List.of(this));
    }

    private String line() {
        return HEADER.stream()
                .map(item -> values.getOrDefault(item, ""))
                .map(value -> value.matches("(?s).*[,\"\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value)
                .collect(Collectors.joining(","));
    }
}
