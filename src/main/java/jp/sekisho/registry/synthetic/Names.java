package jp.sekisho.registry.synthetic;

import java.util.List;
import java.util.stream.IntStream;

/** Names and places to draw from. The rare ones hold characters that MS932 lacks: 𠮷, 𡈽, 𣘺, 𦚰, and variants by IVS. */
final class Names {
    /** A name and how it is read. */
    record Name(String written, String kana) {}

    private static final int RARE = 25;

    private static final List<Name> FAMILY = names("佐藤 サトウ 鈴木 スズキ 高橋 タカハシ 田中 タナカ 伊藤 イトウ 渡辺 ワタナベ 山本 ヤマモト 中村 ナカムラ"
            + " 小林 コバヤシ 加藤 カトウ 吉田 ヨシダ 山田 ヤマダ 佐々木 ササキ 山口 ヤマグチ 松本 マツモト 井上 イノウエ 木村 キムラ"
            + " 林 ハヤシ 斎藤 サイトウ 清水 シミズ 山崎 ヤマザキ 森 モリ 池田 イケダ 橋本 ハシモト 阿部 アベ 石川 イシカワ 前田 マエダ"
            + " 藤田 フジタ 小川 オガワ 後藤 ゴトウ 長谷川 ハセガワ 村上 ムラカミ 髙橋 タカハシ 山﨑 ヤマザキ 渡邉 ワタナベ 濵田 ハマダ");

    private static final List<Name> RARE_FAMILY =
            names("𠮷田 ヨシダ 𠮷野 ヨシノ 葛󠄀城 カツラギ 𡈽屋 ツチヤ 𣘺本 ハシモト 渡邉󠄂 ワタナベ 辻󠄀 ツジ 𦚰田 ワキタ");

    private static final List<Name> GIVEN_MALE = names("大翔 ヒロト 蓮 レン 健一 ケンイチ 誠 マコト 隆 タカシ 茂 シゲル 清 キヨシ 和夫 カズオ"
            + " 翔太 ショウタ 直樹 ナオキ 拓也 タクヤ 浩 ヒロシ 修 オサム 正 タダシ 実 ミノル 勝 マサル");

    private static final List<Name> GIVEN_FEMALE = names("陽葵 ヒマリ 結衣 ユイ 恵子 ケイコ 幸子 サチコ 久美子 クミコ 愛 アイ 美咲 ミサキ 千代 チヨ"
            + " 裕子 ユウコ 明美 アケミ 由美子 ユミコ 和子 カズコ さくら サクラ 節子 セツコ 文子 フミコ 凛 リン");

    private static final List<String> WARDS = List.of("中央区", "北区", "東区", "南区", "西区", "港区", "緑区");
    private static final List<String> TOWNS =
            List.of("関所町", "桜木町", "本町", "栄町", "旭町", "若葉町", "緑ヶ丘", "川端通", "大手町", "駅前通");
    private static final List<String> RARE_TOWNS = List.of("𡈽手町", "葛󠄀原", "𣘺詰町", "𠮷祥台");

    private Names() {}

    static Name family(Dice dice) {
        return dice.oneOf(dice.oneIn(RARE) ? RARE_FAMILY : FAMILY);
    }

    static Name given(Dice dice, Sex sex) {
        return dice.oneOf(sex == Sex.MALE ? GIVEN_MALE : GIVEN_FEMALE);
    }

    static String address(Dice dice) {
        String town = dice.oneOf(dice.oneIn(RARE) ? RARE_TOWNS : TOWNS);
        return "関守市" + dice.oneOf(WARDS) + town + fullWidth(1 + dice.below(9)) + "丁目" + fullWidth(1 + dice.below(30))
                + "番" + fullWidth(1 + dice.below(20)) + "号";
    }

    private static String fullWidth(int number) {
        StringBuilder digits = new StringBuilder();
        Integer.toString(number).chars().forEach(c -> digits.append((char) (c - '0' + '０')));
        return digits.toString();
    }

    private static List<Name> names(String pairs) {
        String[] words = pairs.split(" ");
        return IntStream.range(0, words.length / 2)
                .mapToObj(i -> new Name(words[2 * i], words[2 * i + 1]))
                .toList();
    }
}
