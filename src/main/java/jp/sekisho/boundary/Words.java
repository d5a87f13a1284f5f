package jp.sekisho.boundary;

import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Words of a record. Immutable.
 *
 * @param item of its layout
 * @param values canonical texts of it, one at least
 */
public record Words(String item, Set<String> values) {
    public Words {
        values = Set.copyOf(values);
    }

    /** What stands under a key of an interface's file; what is wrong with it is reported. */
    static Words read(YamlMapping written, Issues issues) {
        YamlText item = written.text("item");
        Set<String> values =
                written.requiredTexts("is").stream().map(YamlText::value).collect(Collectors.toSet());
        if (written.has("is") && values.isEmpty()) {
            issues.error(written.placeOf("is"), InterfaceError.NEVER_SO);
        }
        written.refuseOthers();
        return new Words(item.value(), values);
    }
}
