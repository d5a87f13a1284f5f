package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An inquiry as 後期高齢者医療 writes it: an XML element. Immutable; good unless a test spoils it. */
public final class InquiryXml {
    private static final List<String> ITEMS =
            List.of("被保険者宛名番号", "照会日時", "所属", "事務", "手続", "提供者", "情報", "条件", "年度", "開始日", "終了日", "不開示");
    private static final Map<String, String> USUAL = Map.of(
            "照会日時", "2026-11-10T09:30:00",
            "所属", "KK-01",
            "事務", "JM01000000590000",
            "手続", "KK-TAX",
            "提供者", "01100",
            "情報", "TM00000000000002",
            "不開示", "false");

    private final Map<String, String> values;

    private InquiryXml(Map<String, String> values) {
        this.values = values;
    }

    /** About the person whom 後期高齢者医療 knows by this number. */
    public static InquiryXml about(String localNumber) {
        return new InquiryXml(USUAL).with("被保険者宛名番号", localNumber);
    }

    public InquiryXml with(String item, String value) {
        if (!ITEMS.contains(item)) {
            throw new IllegalArgumentException("no item " + item);
        }
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(item, value);
        return new InquiryXml(changed);
    }

    /** A message of these inquiries, laid out as a person would. */
    public static byte[] message(List<InquiryXml> inquiries) {
        return inquiries.stream()
                .map(InquiryXml::element)
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<k:照会要求 xmlns:k=\"urn:sekisho:late-stage-elderly:1\">\n",
                        "</k:照会要求>\n"))
                .getBytes(UTF_8);
    }

    public byte[] bytes() {
        return message(List.of(this));
    }

    private String element() {
        return ITEMS.stream()
                .filter(values::containsKey)
                .map(item -> "    <k:" + item + ">" + escaped(values.get(item)) + "</k:" + item + ">\n")
                .collect(Collectors.joining("", "  <k:照会>\n", "  </k:照会>\n"));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;");
    }
}
