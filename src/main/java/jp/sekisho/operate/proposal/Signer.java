package jp.sekisho.operate.proposal;

/**
 * Somebody who has logged in and proposes, confirms or withdraws.
 *
 * @param account of the person: the same whichever way they come
 * @param name as the ledger names them
 */
public record Signer(String account, String name) {}
