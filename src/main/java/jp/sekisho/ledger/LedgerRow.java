package jp.sekisho.ledger;

/**
 * A row as it is stored: an entry at its place in the chain.
 *
 * @param salt 32 random bytes that key the commitment
 * @param commitment HMAC-SHA-256 of the content
 * @param hash the chain up to and with this row
 */
record LedgerRow(int bucket, long seq, Moment moment, LedgerEntry entry, byte[] salt, byte[] commitment, byte[] hash) {}
