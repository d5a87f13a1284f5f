package jp.sekisho.layout.item;

import java.util.Optional;

/**
 * The column of a code table that an item's values are of.
 *
 * @param table the table's id
 * @param column the column's name; empty for its first
 */
public record CodeColumn(String table, Optional<String> column) {}
