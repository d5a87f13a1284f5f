/**
 * The linkage record (情報連携記録): an append-only chain of rows per person bucket, written in the transaction of the
 * leg that it records, and its verifier.
 *
 * <p>Enter at {@link jp.sekisho.ledger.Ledger} to write and at {@link jp.sekisho.ledger.LedgerVerifier} to check. When
 * something is recorded is decided by the rooms above; a body, a name or an 個人番号 never comes here.
 */
@NullMarked
package jp.sekisho.ledger;

import org.jspecify.annotations.NullMarked;
