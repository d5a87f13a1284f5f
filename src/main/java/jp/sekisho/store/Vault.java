package jp.sekisho.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.jspecify.annotations.Nullable;

/**
 * The codec of every stored body and every classed column: AES-256-GCM, with the column's name bound to the content.
 *
 * <p>Closed form: version (1 byte) | key id (4) | nonce (12, random) | ciphertext and tag. Several keys may be present:
 * the newest closes, all open. Opening fails with a {@link StoreError} on any doubt: another column, a missing key, one
 * changed bit. A key may close at most 2<sup>32</sup> values, for its nonces are random: make the next one long before.
 *
 * <p>Digests are keyed with a key of their own that never changes, so that they can be compared for as long as rows
 * live. Immutable and thread safe.
 */
public final class Vault {
    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int TAG_BITS = 128;

    /** What a closed value has more than an open one, in bytes. */
    public static final int OVERHEAD = HEADER_BYTES + NONCE_BYTES + TAG_BITS / 8;

    private static final String TABLES = "vault";

    private final SecureRandom random = new SecureRandom();
    private final VaultKey newest;
    private final Map<Integer, VaultKey> byId;
    private final KeyedDigest digest;

    private Vault(List<VaultKey> keys, KeyedDigest digest) {
        this.newest = keys.get(keys.size() - 1);
        this.byId = keys.stream().collect(Collectors.toUnmodifiableMap(VaultKey::id, Function.identity()));
        this.digest = digest;
    }

    /**
     * Opens the vault of the tables with the keys {@code vault-key-0001} … that are there; makes the first if there is none.
     * Beside tables that may hold something already, {@link VaultCheck} opens it.
     */
    public static Vault from(Secrets secrets) {
        return from(secrets, TABLES);
    }

    /** Opens the vault whose keys have names that begin with {@code family}; families share no key. */
    static Vault from(Secrets secrets, String family) {
        List<String> present = secrets.keyNames(keyPrefix(family));
        List<String> names = present.isEmpty() ? List.of(keyName(family, 1)) : present;
        List<VaultKey> keys = names.stream()
                .map(name -> VaultKey.of(secrets.key(name, KEY_BYTES)))
                .toList();
        return new Vault(keys, new KeyedDigest(secrets.key(digestKey(family), KEY_BYTES)));
    }

    /** Makes the next key; a vault opened from now on closes with it. What was closed before stays as it is. */
    public static void addKey(Secrets secrets) {
        addKey(secrets, TABLES);
    }

    /** As {@link #addKey(Secrets)}, in another family of keys. */
    static void addKey(Secrets secrets, String family) {
        List<Integer> present = keyNumbers(secrets, family);
        int last = present.isEmpty() ? 0 : present.get(present.size() - 1);
        secrets.key(keyName(family, last + 1), KEY_BYTES);
    }

    /** The numbers of the keys that are there, the newest last. */
    static List<Integer> keyNumbers(Secrets secrets, String family) {
        return secrets.keyNames(keyPrefix(family)).stream()
                .map(name -> Integer.parseInt(name.substring(keyPrefix(family).length())))
                .toList();
    }

    /** Removes a key for good: what it has closed is lost. */
    static void removeKey(Secrets secrets, String family, int number) {
        secrets.removeKey(keyName(family, number));
    }

    /** How everything begins that a key has closed. */
    static byte[] beginning(Secrets secrets, String family, int number) {
        return beginning(VaultKey.of(secrets.key(keyName(family, number), KEY_BYTES)));
    }

    private static byte[] beginning(VaultKey key) {
        return ByteBuffer.allocate(HEADER_BYTES).put(VERSION).putInt(key.id()).array();
    }

    /** Whether the newest key closes what begins so. */
    boolean closesWith(byte[] beginning) {
        return Arrays.equals(beginning(newest), beginning);
    }

    /** Whether another key than the newest has closed this. */
    boolean isOlder(byte[] closed) {
        return !closesWith(Arrays.copyOf(closed, HEADER_BYTES));
    }

    /** Whether the keys of the tables' vault are there; asking does not make any. */
    static boolean isIn(Secrets secrets) {
        return isIn(secrets, TABLES);
    }

    /** As {@link #isIn(Secrets)}, in another family of keys. */
    static boolean isIn(Secrets secrets, String family) {
        return !secrets.keyNames(keyPrefix(family)).isEmpty()
                && !secrets.keyNames(digestKey(family)).isEmpty();
    }

    /** How many keys there are. */
    int keys() {
        return byId.size();
    }

    /** Encrypts {@code plain} for {@code column}, such as {@code body.content}. */
    public byte[] close(String column, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer closed = ByteBuffer.allocate(OVERHEAD + plain.length);
        closed.put(VERSION).putInt(newest.id()).put(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, newest, nonce, column);
            cipher.doFinal(ByteBuffer.wrap(plain), closed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
        return closed.array();
    }

    /**
     * Decrypts what {@link #close} made for the same column.
     *
     * @throws SekishoException with {@link StoreError#KEY_UNKNOWN} or {@link StoreError#NOT_AUTHENTIC}
     */
    public byte[] open(String column, byte[] closed) {
        if (closed.length < OVERHEAD || closed[0] != VERSION) {
            throw notAuthentic(column, null);
        }
        ByteBuffer rest = ByteBuffer.wrap(closed, 1, closed.length - 1);
        VaultKey key = key(column, rest.getInt());
        byte[] nonce = new byte[NONCE_BYTES];
        rest.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, column)
                    .doFinal(closed, HEADER_BYTES + NONCE_BYTES, rest.remaining());
        } catch (GeneralSecurityException e) {
            throw notAuthentic(column, e);
        }
    }

    /** A keyed HMAC-SHA-256, 32 bytes, over the purpose and the parts; equal only for equal lists of parts. */
    public byte[] digest(String purpose, byte[]... parts) {
        return digest.of(purpose, parts);
    }

    private VaultKey key(String column, int id) {
        VaultKey key = byId.get(id);
        if (key == null) {
            throw Finding.of(
                            StoreError.KEY_UNKNOWN,
                            "column",
                            column,
                            "key",
                            HexFormat.of().toHexDigits(id))
                    .asException();
        }
        return key;
    }

    private static Cipher cipher(int mode, VaultKey key, byte[] nonce, String column) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ByteBuffer.allocate(HEADER_BYTES).put(VERSION).putInt(key.id()).flip());
        cipher.updateAAD(column.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SekishoException notAuthentic(String column, @Nullable GeneralSecurityException cause) {
        Finding finding = Finding.of(StoreError.NOT_AUTHENTIC, "column", column);
        return cause == null ? finding.asException() : new SekishoException(finding, cause);
    }

    private static String keyPrefix(String family) {
        return family + "-key-";
    }

    private static String keyName(String family, int number) {
        return String.format("%s%04d", keyPrefix(family), number);
    }

    private static String digestKey(String family) {
        return family + "-digest";
    }
}
