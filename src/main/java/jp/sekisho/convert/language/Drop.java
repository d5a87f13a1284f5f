package jp.sekisho.convert.language;

import jp.sekisho.source.YamlItem;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Items of the source that go nowhere, as a map says it: one, or several that stand one after the other. */
public sealed interface Drop {

    record One(YamlText item) implements Drop {}

    /**
     * All from one item to another, in the order of the layout.
     *
     * @param items how many they are, both ends included
     */
    record Range(YamlText from, YamlText to, YamlText items) implements Drop {}

    static Drop of(YamlItem written) {
        if (written instanceof YamlMapping range) {
            Range drop = new Range(range.text("from"), range.text("to"), range.text("items"));
            range.refuseOthers();
            return drop;
        }
        return new One((YamlText) written);
    }
}
