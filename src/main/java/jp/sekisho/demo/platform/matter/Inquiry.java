package jp.sekisho.demo.platform.matter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.demo.counterpart.MessageXml;

/**
 * 情報照会: whom it is about, by the integrated atena number, and what is asked.
 *
 * @param operation under which it is asked
 * @param office who asks, 照会者部署コード
 */
public record Inquiry(String operation, String atena, String office, String information, String at) implements Matter {
    /** Under which the platform is asked. */
    public static final String OPERATION = "inquiry";

    private static final List<String> REQUIRED = List.of(
            "団体内統合宛名番号", "照会者機関コード", "照会者部署コード", "事務コード", "事務手続コード", "提供者機関コード", "特定個人情報名コード", "照会条件区分", "照会年度区分");

    @Override
    public List<String> words() {
        return List.of(atena, office, information, at);
    }

    /** The inquiry in a letter's body; empty if it is not one. */
    public static Optional<Inquiry> read(String operation, byte[] body) {
        Map<String, String> items = MessageXml.items(body, MessageXml.PLATFORM, "inquiry");
        boolean complete =
                REQUIRED.stream().noneMatch(name -> items.getOrDefault(name, "").isBlank());
        String atena = items.getOrDefault("団体内統合宛名番号", "");
        String office = items.getOrDefault("照会者部署コード", "");
        String information = items.getOrDefault("特定個人情報名コード", "");
        String at = items.getOrDefault("照会依頼日時", "");
        return complete
                        && atena.matches("[0-9]{15}")
                        && office.matches("[A-Za-z0-9]{1,20}")
                        && information.matches("[A-Za-z0-9]{16}")
                ? Optional.of(new Inquiry(operation, atena, office, information, at.matches("[0-9T:.-]+") ? at : "-"))
                : Optional.empty();
    }
}
