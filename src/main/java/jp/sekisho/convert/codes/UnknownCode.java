package jp.sekisho.convert.codes;

/**
 * That an item had a code which its table does not have on the day, and that the map let it pass or wrote another for it.
 * Never the code.
 *
 * @param item the source's item
 * @param replaced whether another was written for it
 */
public record UnknownCode(String item, String table, boolean replaced) {}
