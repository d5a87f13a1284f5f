package jp.sekisho.layout;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import jp.sekisho.layout.LayoutReader.Form;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads the type of one item: {@code type} and, for dates, {@code format}. */
record TypeReader(YamlMapping item, Form form, Issues issues) {

    ItemType type() {
        Optional<YamlText> written = item.optionalText("type");
        return switch (written.map(YamlText::value).orElse("text")) {
            case "text" -> new ItemType.Text();
            case "digits" -> new ItemType.Digits();
            case "code" -> new ItemType.Code();
            case "date" -> new ItemType.Date(format("yyyy-MM-dd"));
            case "date-time" -> new ItemType.DateTime(format("yyyy-MM-dd'T'HH:mm:ss.SSS"));
            default -> unknown(written.orElseThrow());
        };
    }

    private ItemType unknown(YamlText written) {
        issues.error(written.place(), LayoutError.UNKNOWN_TYPE, "type", written.value());
        return new ItemType.Text();
    }

    private DateTimeFormatter format(String usual) {
        Optional<YamlText> written = item.optionalText("format");
        try {
            return ItemType.strict(written.map(YamlText::value).orElse(usual));
        } catch (IllegalArgumentException e) {
            issues.error(written.orElseThrow().place(), LayoutError.BAD_FORMAT);
            return ItemType.strict(usual);
        }
    }
}
