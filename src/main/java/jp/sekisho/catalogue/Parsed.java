package jp.sekisho.catalogue;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.source.YamlMapping;

/**
 * The files of one kind, by id. A file that cannot be used keeps its id, so that what names it is not blamed as well.
 *
 * @param values what could be read
 * @param sources the YAML that a file is, for places
 */
record Parsed<T>(Set<String> ids, Map<String, T> values, Map<String, YamlMapping> sources) {

    Parsed {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether there is a file of that id, sound or not. */
    boolean has(String id) {
        return ids.contains(id);
    }

    /** The ids of the files that could not be used: they have been reported. */
    Set<String> broken() {
        Set<String> broken = new HashSet<>(ids);
        broken.removeAll(values.keySet());
        return broken;
    }

    Optional<T> value(String id) {
        return Optional.ofNullable(values.get(id));
    }
}
