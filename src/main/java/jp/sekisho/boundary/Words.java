package jp.sekisho.boundary;

import java.util.Set;

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
}
