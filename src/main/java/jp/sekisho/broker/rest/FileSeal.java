package jp.sekisho.broker.rest;

import jp.sekisho.store.Vault;

/**
 * With what the files of one folder are closed.
 *
 * @param spares what is kept beside each piece
 * @param damages hears of what is not as it was written
 */
record FileSeal(Vault vault, Spares spares, Damages damages) {}
