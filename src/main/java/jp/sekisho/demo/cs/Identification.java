package jp.sekisho.demo.cs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.demo.counterpart.MessageXml;

/**
 * 本人確認情報照会.
 *
 * @param number 宛名番号, for the answer to name
 */
record Identification(String number, String code) {
    static final String OPERATION = "identification-inquiry";
    private static final Charset JIS_X_0213 = Charset.forName("x-SJIS_0213");

    /** The one in a letter's body; empty if it is not one. */
    static Optional<Identification> read(byte[] body) {
        Map<String, String> items = MessageXml.items(body, MessageXml.CS, OPERATION);
        String number = items.getOrDefault("宛名番号", "");
        String code = items.getOrDefault("住民票コード", "");
        boolean sound = number.matches("[0-9]{1,15}")
                && code.matches("[0-9]{11}")
                && items.getOrDefault("利用部署", "").matches("[A-Za-z0-9]{1,20}")
                && items.getOrDefault("利用事務", "").matches("[A-Za-z0-9]{1,16}")
                && items.getOrDefault("照会依頼日時", "").matches("[0-9T:.-]+");
        return sound ? Optional.of(new Identification(number, code)) : Optional.empty();
    }

    /** The answer: whom CS knows under the code, if anybody. */
    byte[] answer(Optional<Register.Person> known) {
        StringBuilder xml = new StringBuilder("<" + OPERATION + "-result xmlns=\"" + MessageXml.CS + "\">");
        MessageXml.item(xml, "宛名番号", number);
        MessageXml.item(xml, "処理結果コード", known.isPresent() ? "0000" : "0101");
        MessageXml.item(xml, "生存状況", known.map(person -> "1").orElse(""));
        MessageXml.item(
                xml,
                "異動有無",
                known.map(person -> person.held().isPresent() ? "1" : "0").orElse(""));
        MessageXml.item(xml, "氏名", known.map(person -> writable(person.name())).orElse(""));
        MessageXml.item(xml, "生年月日", known.map(Register.Person::birth).orElse(""));
        MessageXml.item(xml, "性別", known.map(Register.Person::sex).orElse(""));
        MessageXml.item(
                xml, "住所", known.map(person -> writable(person.address())).orElse(""));
        return xml.append("</" + OPERATION + "-result>").toString().getBytes(UTF_8);
    }

    /** What the link's characters lack is written as 〓. */
    private static String writable(String text) {
        CharsetEncoder known = JIS_X_0213.newEncoder();
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(character -> known.canEncode(character) ? character : "〓")
                .collect(Collectors.joining());
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Identification";
    }
}
