package jp.sekisho.layout.file;

import java.util.List;
import java.util.Map;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.YamlText;

/** A part of a record as its file has it, other items named and not yet found. */
sealed interface Draft {
    /** An item, and where its name stands. */
    record Item(YamlText name, Field field) implements Draft {}

    record Filler(int bytes, char with) implements Draft {}

    record Group(YamlText name, YamlText count, int most, boolean counted, List<Draft> parts) implements Draft {}

    record Choice(YamlText name, YamlText by, int bytes, Map<String, List<Draft>> variants) implements Draft {}
}
