package jp.sekisho.demo.cs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.sekisho.demo.counterpart.MessageXml;

/** 本人確認情報の更新: its 40 items, in their order. {@link #toString()} tells its reason and its number, and nobody. */
record Update(List<String> items) {
    static final String OPERATION = "identification-update";
    /** Of the item that has the address. */
    static final int ADDRESS = 11;
    /** Of the item that has the number counted. */
    static final int NUMBER = 29;

    private static final int CODE = 1;
    private static final int NAME = 2;
    private static final int BIRTH = 6;
    private static final int SEX = 7;
    private static final int REASON = 21;
    private static final int REFERENCE = 26;
    private static final int PROSPECTIVE = 32;

    private static final List<String> NAMES = List.of(
            "住民票コード",
            "漢字氏名",
            "外字数氏名",
            "ふりがな氏名",
            "清音化かな氏名",
            "生年月日",
            "性別",
            "市町村コード",
            "大字字コード",
            "郵便番号",
            "住所",
            "外字数住所",
            "個人番号",
            "住民となった日",
            "住所を定めた日",
            "届出の年月日",
            "市町村コード転入前",
            "転入前住所",
            "外字数転入前住所",
            "続柄",
            "異動事由",
            "異動年月日",
            "異動事由詳細",
            "旧住民票コード",
            "住民票コード使用年月日",
            "依頼管理番号",
            "操作者ID",
            "操作端末ID",
            "更新順番号",
            "異常時更新順番号",
            "更新禁止フラグ",
            "予定者フラグ",
            "排他フラグ",
            "外字フラグ",
            "レコード状況フラグ",
            "タイムスタンプ",
            "旧氏漢字",
            "旧氏外字数",
            "旧氏ふりがな",
            "旧氏外字変更連番");

    /** The items that stay as they are when somebody moves within the city: name, birthday, sex, code, number, and when they came to be so. */
    private static final Set<Integer> FIXED_IN_A_MOVE = Set.of(1, 2, 4, 5, 6, 7, 13, 14, 17, 18, 24, 25, 37, 39);

    /** The one in a letter's body, where blank items may be absent; empty if it is not one. */
    static Optional<Update> read(byte[] body) {
        Map<String, String> named = MessageXml.items(body, MessageXml.CS, OPERATION);
        boolean sound = Set.copyOf(NAMES).containsAll(named.keySet())
                && named.getOrDefault("住民票コード", "").matches("[0-9]{11}")
                && named.getOrDefault("更新順番号", "").matches("[0-9]{5}")
                && named.getOrDefault("依頼管理番号", "").matches("[0-9]{1,10}")
                && named.getOrDefault("異動事由", "").matches("[0-9]{2}");
        return sound
                ? Optional.of(new Update(
                        NAMES.stream().map(name -> named.getOrDefault(name, "")).toList()))
                : Optional.empty();
    }

    private String item(int number) {
        return items.get(number - 1);
    }

    String code() {
        return item(CODE);
    }

    String name() {
        return item(NAME);
    }

    String birth() {
        return item(BIRTH);
    }

    String sex() {
        return item(SEX);
    }

    String address() {
        return item(ADDRESS);
    }

    String reference() {
        return item(REFERENCE);
    }

    long number() {
        return Long.parseLong(item(NUMBER));
    }

    /** Whether somebody comes into the register by it: 転入, 出生, 職権記載. */
    boolean enters() {
        return item(REASON).startsWith("1");
    }

    /** Whether somebody leaves it: 転出, 死亡, 職権消除; who is only expected to has not left. */
    boolean leaves() {
        return item(REASON).startsWith("3") && item(PROSPECTIVE).equals("0");
    }

    private boolean isMoveWithin() {
        return item(REASON).equals("51");
    }

    /** The first item that a 転居 changes and may not; 0 if there is none. */
    int wrongAfter(Update before) {
        return isMoveWithin()
                ? IntStream.rangeClosed(1, NAMES.size())
                        .filter(item ->
                                FIXED_IN_A_MOVE.contains(item) && !item(item).equals(before.item(item)))
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    @Override
    public String toString() {
        return "Update[" + item(REASON) + " " + item(NUMBER) + "]";
    }
}
