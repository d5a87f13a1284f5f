package jp.sekisho.passage;

import jp.sekisho.store.Store;

/** Changes one byte of what is stored, as a failing disk does. */
public final class Flipped {
    private Flipped() {}

    /** @param where names the row; the column's bytes are what the vault has closed */
    public static void in(Store store, String table, String column, String where) {
        store.useTransaction(handle -> {
            byte[] bytes = handle.createQuery("select " + column + " from " + table + " where " + where)
                    .mapTo(byte[].class)
                    .one();
            bytes[bytes.length / 2] ^= 1;
            handle.createUpdate("update " + table + " set " + column + " = ? where " + where)
                    .bind(0, bytes)
                    .execute();
        });
    }
}
