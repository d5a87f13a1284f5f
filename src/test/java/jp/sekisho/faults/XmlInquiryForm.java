package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.faults.InquiryForm.require;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** 後期高齢者医療: XML. */
final class XmlInquiryForm implements InquiryForm {
    private static final String NAMESPACE = "urn:sekisho:late-stage-elderly:1";
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 8, 1, 7, 0);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    @Override
    public Charset charset() {
        return UTF_8;
    }

    @Override
    public String askedAt(long sequence) {
        return FIRST.plusSeconds(sequence).format(MOMENT);
    }

    @Override
    public String number(String local) {
        return local;
    }

    @Override
    public byte[] request(List<Asked> records) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <照会要求 xmlns="%s">
                %s</照会要求>
                """
                .formatted(
                        NAMESPACE, records.stream().map(XmlInquiryForm::record).collect(Collectors.joining()))
                .getBytes(UTF_8);
    }

    private static String record(Asked asked) {
        return """
                  <照会>
                    <被保険者宛名番号>%s</被保険者宛名番号>
                    <照会日時>%s</照会日時>
                    <所属>KK-01</所属>
                    <事務>JM01000000590000</事務>
                    <手続>KK-TAX</手続>
                    <提供者>01100</提供者>
                    <情報>%s</情報>
                    <条件>0</条件>
                    <年度>0</年度>
                    <開始日></開始日>
                    <終了日></終了日>
                    <不開示>false</不開示>
                  </照会>
                """
                .formatted(asked.number(), InquiryForm.moment(asked.askedAt()).format(WRITTEN), INFORMATION);
    }

    @Override
    public List<Result> results(byte[] body) {
        Document document = parsed(body);
        require("照会結果一覧".equals(document.getDocumentElement().getLocalName()), "not a result");
        NodeList records = document.getElementsByTagNameNS(NAMESPACE, "照会結果");
        require(records.getLength() > 0, "no result");
        return IntStream.range(0, records.getLength())
                .mapToObj(i -> result((Element) records.item(i)))
                .toList();
    }

    private static Result result(Element record) {
        LocalDateTime askedAt = LocalDateTime.parse(item(record, "照会日時"), WRITTEN);
        return new Result(
                item(record, "被保険者宛名番号"),
                askedAt.format(MOMENT),
                item(record, "情報"),
                item(record, "結果コード").equals("0"),
                amount(record, "均等割額") + "/" + amount(record, "所得割額"));
    }

    private static String item(Element record, String name) {
        NodeList found = record.getElementsByTagNameNS(NAMESPACE, name);
        require(found.getLength() == 1, "a result without one " + name);
        return found.item(0).getTextContent();
    }

    /** Left out where there is nothing to tell. */
    private static String amount(Element record, String name) {
        boolean told = record.getElementsByTagNameNS(NAMESPACE, name).getLength() > 0;
        return told ? item(record, name) : "";
    }

    private static Document parsed(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not XML", e);
        }
    }
}
