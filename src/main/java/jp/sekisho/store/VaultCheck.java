package jp.sekisho.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import jp.sekisho.error.SekishoException;
import org.jdbi.v3.core.Handle;

/**
 * Opens the vault that belongs to the tables. At the first start its keys are made, and a value that only they open is
 * written; from then on every key that closed something has to be there, and none is made beside it. Otherwise one person
 * would get a second integrated number, and what is stored could not be read.
 */
public final class VaultCheck {
    private static final String COLUMN = "vault_check.content";

    private VaultCheck() {}

    /**
     * Opens the vault, or fails without having made anything.
     *
     * @throws SekishoException with {@link StoreError#NOT_THESE_SECRETS} if a key is missing or another
     */
    public static Vault open(Store store, Secrets secrets) {
        return store.inTransaction(handle -> {
            List<byte[]> known = handle.createQuery("select content from vault_check order by number")
                    .mapTo(byte[].class)
                    .list();
            if (!known.isEmpty() && !Vault.isIn(secrets)) {
                throw secrets.notOfTheseTables().asException();
            }
            Vault vault = Vault.from(secrets);
            for (int number = 1; number <= known.size(); number++) {
                if (!isOf(vault, number, known.get(number - 1))) {
                    throw secrets.notOfTheseTables().asException();
                }
            }
            if (vault.keys() > known.size()) {
                remember(handle, vault, known.size() + 1);
            }
            return vault;
        });
    }

    static boolean isOf(Vault vault, int number, byte[] content) {
        try {
            return MessageDigest.isEqual(vault.open(COLUMN, content), value(vault, number));
        } catch (SekishoException e) {
            return false;
        }
    }

    /** The newest key closes it, and so names itself. */
    private static void remember(Handle handle, Vault vault, int number) {
        handle.createUpdate("insert into vault_check (number, content) values (?, ?)")
                .bind(0, number)
                .bind(1, known(vault, number))
                .execute();
    }

    static byte[] known(Vault vault, int number) {
        return vault.close(COLUMN, value(vault, number));
    }

    private static byte[] value(Vault vault, int number) {
        return vault.digest("vault check", Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }
}
