package jp.sekisho.convert.language;

import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.Padding;
import jp.sekisho.layout.item.Stored;

/** What the canonical text of an item looks like, as sentences say it. */
public record Look(String japanese, String english) {

    public static Look of(Field field) {
        if (field.is().isPresent()) {
            return new Look(
                    "いつも「" + field.is().get() + "」", "always " + field.is().get());
        }
        Look type = of(field.type(), field.padding());
        return new Look(
                type.japanese + most(field, "（%d 文字まで）", "（%d バイトまで）"),
                type.english + most(field, ", at most %d characters", ", at most %d bytes"));
    }

    private static Look of(ItemType type, Padding padding) {
        if (type instanceof ItemType.Decimal decimal) {
            return number(decimal.scale());
        }
        if (type instanceof ItemType.Kana kana) {
            return kana(kana);
        }
        return switch (type.wire()) {
            case "digits" ->
                padding == Padding.ZEROS_LEFT
                        ? new Look("前の 0 を除いた半角の数字", "ASCII digits without zeros before them")
                        : new Look("半角の数字", "ASCII digits");
            case "code" -> new Look("空白のない半角の英数字と記号", "printable ASCII without spaces");
            case "flag" -> new Look("yes か no", "yes or no");
            case "date" -> new Look("2026-04-01 の形の日付", "dates such as 2026-04-01");
            case "date-time" -> new Look("2026-04-01T09:30:00.000 の形の日時", "times such as 2026-04-01T09:30:00.000");
            case "month-day" -> new Look("--04-01 の形の月日", "days of any year such as --04-01");
            case "register-date" -> new Look("レイアウトが書く形の日付", "dates as the layout writes them");
            default -> new Look("レイアウトの文字コードにある文字", "text in the layout's charset");
        };
    }

    private static Look number(int scale) {
        String example = scale == 0 ? "100" : "100." + "0".repeat(scale);
        return scale == 0
                ? new Look("前に 0 のない整数（" + example + " など）", "whole numbers such as " + example)
                : new Look(
                        "小数 " + scale + " 桁の数（" + example + " など）",
                        "numbers with " + scale + " decimals such as " + example);
    }

    private static Look kana(ItemType.Kana kana) {
        if (kana.has("ｱ")) {
            return new Look("半角カナ", "half-width kana");
        }
        return kana.has("ア") ? new Look("全角カタカナ", "full-width katakana") : new Look("ひらがな", "hiragana");
    }

    private static String most(Field field, String characters, String bytes) {
        if (field.characters() > 0) {
            return characters.formatted(field.characters());
        }
        return field.bytes() > 0 && field.stored() == Stored.TEXT ? bytes.formatted(field.bytes()) : "";
    }
}
