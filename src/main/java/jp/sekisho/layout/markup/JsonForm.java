package jp.sekisho.layout.markup;

/**
 * How a JSON message is written.
 *
 * @param several whether it is an array of records; else it is the one record
 * @param kindBy the member that tells kinds of record apart; empty where there is only one
 */
public record JsonForm(boolean several, String kindBy) {}
