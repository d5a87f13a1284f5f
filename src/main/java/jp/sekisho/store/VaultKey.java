package jp.sekisho.store;

import java.nio.ByteBuffer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that closes what is stored, and the id that names it there. The id is computed from the key, so that another
 * key in the same place can never pass for it.
 */
record VaultKey(int id, SecretKey secret) {
    private static final String ID_PURPOSE = "vault key id";

    static VaultKey of(byte[] bytes) {
        byte[] fingerprint = new KeyedDigest(bytes).of(ID_PURPOSE);
        return new VaultKey(ByteBuffer.wrap(fingerprint).getInt(), new SecretKeySpec(bytes, "AES"));
    }
}
