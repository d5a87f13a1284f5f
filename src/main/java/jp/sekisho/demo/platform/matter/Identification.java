package jp.sekisho.demo.platform.matter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 本人確認情報照会 of CS. The 住民票コード is not kept, only whose it is.
 *
 * @param number 宛名番号, for the answer to name
 * @param resident the index of the resident in the synthetic city; {@link Residents#NOBODY} if nobody has that code
 * @param office 利用部署
 */
public record Identification(String number, int resident, String office, String at) implements Matter {
    static final String OPERATION = "identification-inquiry";

    @Override
    public String operation() {
        return OPERATION;
    }

    @Override
    public String atena() {
        return "-";
    }

    @Override
    public List<String> words() {
        return List.of(number, Integer.toString(resident), office, at);
    }

    /** The one in a letter's body; empty if it is not one. */
    public static Optional<Identification> read(byte[] body, Residents residents) {
        Map<String, String> items = MessageXml.items(body, MessageXml.CS, OPERATION);
        String number = items.getOrDefault("宛名番号", "");
        String code = items.getOrDefault("住民票コード", "");
        String office = items.getOrDefault("利用部署", "");
        String at = items.getOrDefault("照会依頼日時", "");
        return number.matches("[0-9]{1,15}")
                        && code.matches("[0-9]{11}")
                        && office.matches("[A-Za-z0-9]{1,20}")
                        && items.getOrDefault("利用事務", "").matches("[A-Za-z0-9]{1,16}")
                        && at.matches("[0-9T:.-]+")
                ? Optional.of(new Identification(number, residents.having(code), office, at))
                : Optional.empty();
    }
}
