package jp.sekisho.demo.platform.matter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.demo.counterpart.MessageXml;

/**
 * 副本の更新: a record of its owner's, and for which period it is true. What it says of the person is not kept.
 *
 * @param changed 正本更新日時: the state of its original
 */
public record Replica(
        Act act,
        String atena,
        String information,
        String dataset,
        String version,
        LocalDate from,
        LocalDate until,
        LocalDateTime changed)
        implements Matter {
    static final String OPERATION = "replica";

    /** 処理区分, in the order of its codes. */
    public enum Act {
        NEW,
        UPDATE,
        DELETE
    }

    @Override
    public String operation() {
        return OPERATION;
    }

    @Override
    public String office() {
        return OPERATION;
    }

    @Override
    public String at() {
        return changed.toString();
    }

    @Override
    public List<String> words() {
        return List.of(
                act.name(),
                atena,
                information,
                dataset,
                version,
                from.toString(),
                until.toString(),
                changed.toString());
    }

    static Replica of(List<String> words) {
        return new Replica(
                Act.valueOf(words.get(0)),
                words.get(1),
                words.get(2),
                words.get(3),
                words.get(4),
                LocalDate.parse(words.get(5)),
                LocalDate.parse(words.get(6)),
                LocalDateTime.parse(words.get(7)));
    }

    /** The replica in a letter's body; empty if it is not one. */
    public static Optional<Replica> read(byte[] body) {
        Map<String, String> items = MessageXml.items(body, MessageXml.PLATFORM, "replica");
        String act = items.getOrDefault("処理区分", "");
        boolean deletes = act.equals("3");
        boolean sound = act.matches("[123]")
                && has(items, "団体内統合宛名番号", "[0-9]{15}")
                && has(items, "世帯員番号", "([0-9]{15})?")
                && has(items, "特定個人情報名コード", "[A-Za-z0-9]{16}")
                && has(items, "データセット番号", "[0-9]{4}")
                && has(items, "版番号", "[0-9]{4}")
                && has(items, "項目コード", deletes ? "" : "[A-Za-z0-9]{16}")
                && has(items, "項目値", deletes ? "" : "[0-9]{0,10}")
                && has(items, "自動応答不可フラグ", "[01]")
                && has(items, "不開示フラグ", "[01]");
        return sound ? dated(Act.values()[Integer.parseInt(act) - 1], items) : Optional.empty();
    }

    private static Optional<Replica> dated(Act act, Map<String, String> items) {
        try {
            LocalDate from = LocalDate.parse(items.getOrDefault("対象期間開始日", ""));
            LocalDate until = LocalDate.parse(items.getOrDefault("対象期間終了日", ""));
            LocalDateTime changed = LocalDateTime.parse(items.getOrDefault("正本更新日時", ""));
            return until.isBefore(from)
                    ? Optional.empty()
                    : Optional.of(new Replica(
                            act,
                            items.getOrDefault("団体内統合宛名番号", ""),
                            items.getOrDefault("特定個人情報名コード", ""),
                            items.getOrDefault("データセット番号", ""),
                            items.getOrDefault("版番号", ""),
                            from,
                            until,
                            changed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean has(Map<String, String> items, String name, String form) {
        return items.getOrDefault(name, "").matches(form);
    }
}
