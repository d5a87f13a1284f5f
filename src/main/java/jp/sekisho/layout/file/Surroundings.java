package jp.sekisho.layout.file;

import java.util.Map;

/**
 * What a layout's file may name that lies in other files.
 *
 * @param dictionaries dictionaries of items, by id
 * @param substitutes tables that lead from a character to what is written for it, by id
 */
public record Surroundings(Map<String, ItemDictionary> dictionaries, Map<String, Map<String, String>> substitutes) {
    /** For a layout that stands alone. */
    public static final Surroundings NONE = new Surroundings(Map.of(), Map.of());

    public Surroundings {
        dictionaries = Map.copyOf(dictionaries);
        substitutes = Map.copyOf(substitutes);
    }
}
