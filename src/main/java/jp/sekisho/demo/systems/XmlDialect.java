package jp.sekisho.demo.systems;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.demo.counterpart.MessageXml;

/** 後期高齢者医療: XML with one element for each record. */
final class XmlDialect implements Dialect {
    private static final String NAMESPACE = "urn:sekisho:late-stage-elderly:1";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    @Override
    public byte[] write(Ask ask) {
        StringBuilder xml = new StringBuilder("<照会要求 xmlns=\"" + NAMESPACE + "\">");
        for (String number : ask.numbers()) {
            xml.append("<照会>");
            item(xml, "被保険者宛名番号", number);
            item(xml, "照会日時", ask.at().format(STAMP));
            item(xml, "所属", "KK-01");
            item(xml, "事務", "JM01000000590000");
            item(xml, "手続", "KK-TAX");
            item(xml, "提供者", "01100");
            item(xml, "情報", ask.information());
            item(xml, "不開示", "false");
            xml.append("</照会>");
        }
        return xml.append("</照会要求>").toString().getBytes(UTF_8);
    }

    @Override
    public List<Answer> read(byte[] result) {
        try {
            XMLStreamReader xml = MessageXml.factory().createXMLStreamReader(new ByteArrayInputStream(result), "UTF-8");
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, "照会結果一覧");
            List<Answer> answers = new ArrayList<>();
            while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                Map<String, String> items = items(xml);
                answers.add(new Answer(items.getOrDefault("被保険者宛名番号", ""), items.getOrDefault("結果メッセージ", "")));
            }
            return answers;
        } catch (XMLStreamException e) {
            return List.of();
        }
    }

    private static Map<String, String> items(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> items = new HashMap<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            items.put(xml.getLocalName(), xml.getElementText());
        }
        return items;
    }

    private static void item(StringBuilder xml, String name, String value) {
        xml.append('<').append(name).append('>').append(value);
        xml.append("</").append(name).append('>');
    }
}
