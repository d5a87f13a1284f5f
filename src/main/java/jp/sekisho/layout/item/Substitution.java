package jp.sekisho.layout.item;

/**
 * One character that was written as another, because the charset or the repertoire does not have it.
 *
 * @param line the record, from 1
 * @param character which of the value's, from 1; a character with its variation selectors is one
 */
public record Substitution(int line, String item, int character) {}
