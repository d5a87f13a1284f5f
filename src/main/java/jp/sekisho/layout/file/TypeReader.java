package jp.sekisho.layout.file;

import java.util.Optional;
import jp.sekisho.layout.item.DateShape;
import jp.sekisho.layout.item.DateShape.Extent;
import jp.sekisho.layout.item.DecimalShape;
import jp.sekisho.layout.item.DecimalShape.Sign;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.item.FormatFault;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.KanaShape;
import jp.sekisho.layout.item.NumberStore;
import jp.sekisho.layout.item.Stored;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.text.date.DatePattern;
import jp.sekisho.text.date.Eras;

/** Reads the type of one item: {@code type}, and what goes with it. */
record TypeReader(YamlMapping item, YamlText name, Form form, Head head, Issues issues) {
    private static final int USUAL_DIGITS = 18;

    /** How wide the characters of a kana item are. */
    enum KanaWidth {
        FULL,
        HALF
    }

    /** The script of a kana item. */
    enum Script {
        KATAKANA,
        HIRAGANA
    }

    /** Whether the point of a decimal stands there. */
    enum Point {
        IMPLIED,
        WRITTEN
    }

    /** @param bytes the item's width in a fixed layout */
    ItemType type(int bytes, Stored stored, boolean zeros) {
        Optional<YamlText> written = item.optionalText("type");
        return switch (written.map(YamlText::value).orElse("text")) {
            case "text" -> new ItemType.Text(head.privateUse().isPresent());
            case "kana" -> new ItemType.Kana(kana());
            case "digits" -> new ItemType.Digits();
            case "code" -> new ItemType.Code();
            case "decimal" -> new ItemType.Decimal(decimal(bytes, stored, zeros));
            case "date" -> new ItemType.Date(format("yyyy-MM-dd", Extent.DATE));
            case "date-time" -> new ItemType.DateTime(format("yyyy-MM-dd'T'HH:mm:ss.SSS", Extent.DATE_TIME));
            case "month-day" -> new ItemType.MonthDay(format("--MM-dd", Extent.MONTH_DAY));
            case "register-date" -> new ItemType.RegisterDate(pattern());
            case "flag" -> flag();
            default -> unknown(written.orElseThrow());
        };
    }

    private ItemType unknown(YamlText written) {
        issues.error(written.place(), LayoutFileError.UNKNOWN_TYPE, "type", written.value());
        return new ItemType.Text(false);
    }

    private KanaShape kana() {
        boolean half = item.optionalText("width")
                .map(text -> text.asOneOf(KanaWidth.class, issues) == KanaWidth.HALF)
                .orElse(false);
        boolean hiragana = item.optionalText("script")
                .map(text -> text.asOneOf(Script.class, issues) == Script.HIRAGANA)
                .orElse(false);
        boolean companies =
                item.optionalText("companies").map(text -> text.asFlag(issues)).orElse(false);
        if (half && hiragana) {
            refuseKana("script", "hiragana", "half");
        }
        if (companies && (half || hiragana)) {
            refuseKana("companies", "companies", half ? "half" : "hiragana");
        }
        KanaShape katakana = companies ? KanaShape.KATAKANA_OF_COMPANIES : KanaShape.KATAKANA;
        return half ? KanaShape.HALF_WIDTH : hiragana ? KanaShape.HIRAGANA : katakana;
    }

    private void refuseKana(String key, String what, String with) {
        issues.error(item.placeOf(key), LayoutFileError.NOT_IN_THIS_FORM, "what", what, "form", with);
    }

    private DecimalShape decimal(int bytes, Stored stored, boolean zeros) {
        int scale = count("scale", 0);
        boolean fixed = form == Form.FIXED;
        boolean text = stored == Stored.TEXT;
        boolean point = text
                && item.optionalText("point")
                        .map(written -> written.asOneOf(Point.class, issues) == Point.WRITTEN)
                        .orElse(!fixed);
        Sign sign = text ? sign(fixed ? Sign.NONE : Sign.MINUS) : signed() ? Sign.MINUS : Sign.NONE;
        int around = (sign == Sign.NONE ? 0 : 1) + (point && scale > 0 ? 1 : 0);
        int most = !fixed
                ? USUAL_DIGITS
                : text
                        ? bytes - around
                        : NumberStore.of(stored, signed(), false).digits(bytes);
        int digits = count("digits", Math.max(most, 1));
        DecimalShape shape = new DecimalShape(digits, scale, point, sign, zeros);
        boolean exact = fixed && text && zeros;
        boolean wrong = digits == 0
                || scale > digits
                || exact && shape.width() != bytes
                || fixed && digits > most
                || !zeros && scale >= digits;
        if (wrong) {
            issues.error(item.placeOf("digits"), LayoutFileError.NO_DIGITS, "item", name.value());
        }
        return shape;
    }

    private Sign sign(Sign usual) {
        return item.optionalText("sign")
                .map(text -> text.asOneOf(Sign.class, issues))
                .orElse(usual);
    }

    private boolean signed() {
        return item.optionalText("signed").map(text -> text.asFlag(issues)).orElse(false);
    }

    private int count(String key, int usual) {
        return item.optionalText(key)
                .map(text -> text.asCount(issues).orElse(usual))
                .orElse(usual);
    }

    private ItemType flag() {
        Optional<YamlText> yes = item.requiredText("yes");
        Optional<YamlText> no = item.requiredText("no");
        ItemType.Flag flag = new ItemType.Flag(value(yes), value(no));
        if (yes.isPresent() && no.isPresent() && flag.yes().equals(flag.no())) {
            issues.error(item.place(), LayoutFileError.FLAG_WITHOUT_VALUES, "item", name.value());
        }
        return flag;
    }

    /** Nothing but spaces is blank. */
    private static String value(Optional<YamlText> flag) {
        return flag.map(YamlText::value).filter(text -> !text.isBlank()).orElse("");
    }

    private DatePattern pattern() {
        YamlText written = item.text("format");
        return DatePattern.of(written.value(), Eras.ours()).orElseGet(() -> {
            report(written, FormatFault.NO_REGISTER_PATTERN);
            return DatePattern.of("yyyyMMdd", Eras.ours()).orElseThrow();
        });
    }

    private DateShape format(String usual, Extent extent) {
        Optional<YamlText> written = item.optionalText("format");
        Optional<FormatFault> fault = written.flatMap(text -> FormatFault.of(text.value(), extent));
        fault.ifPresent(found -> report(written.orElseThrow(), found));
        return DateShape.of(
                written.filter(text -> fault.isEmpty()).map(YamlText::value).orElse(usual), extent);
    }

    private void report(YamlText format, FormatFault fault) {
        issues.error(format.place(), LayoutFileError.BAD_FORMAT, "faultJa", fault.ja(), "faultEn", fault.en());
    }
}
