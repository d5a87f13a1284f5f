package jp.sekisho.demo.platform.matter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.demo.counterpart.MessageXml;

/** 自動応答不可の設定: of a person and an information, from now on somebody looks before it is answered. */
public record AnswerStop(String atena, String information, String at) implements Matter {
    static final String OPERATION = "automatic-answer-stop";

    @Override
    public String operation() {
        return OPERATION;
    }

    @Override
    public String office() {
        return OPERATION;
    }

    @Override
    public List<String> words() {
        return List.of(atena, information, at);
    }

    /** The one in a letter's body; empty if it is not one, or would take the flag away. */
    public static Optional<AnswerStop> read(byte[] body) {
        Map<String, String> items = MessageXml.items(body, MessageXml.PLATFORM, OPERATION);
        AnswerStop stop = new AnswerStop(
                items.getOrDefault("団体内統合宛名番号", ""),
                items.getOrDefault("特定個人情報名コード", ""),
                items.getOrDefault("設定日時", ""));
        return stop.atena.matches("[0-9]{15}")
                        && stop.information.matches("[A-Za-z0-9]{16}")
                        && stop.at.matches("[0-9T:.-]+")
                        && items.getOrDefault("自動応答不可フラグ", "").equals("1")
                ? Optional.of(stop)
                : Optional.empty();
    }
}
