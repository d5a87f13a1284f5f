package jp.sekisho.operate.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import jp.sekisho.store.KeyedDigest;

/**
 * Passwords that were right a short while ago, so that whoever asks often, with HTTP Basic, costs one slow comparison and not one
 * for each request. What is kept is a keyed digest of account, hash and password: another hash of the account is another entry.
 * Wrong ones are never kept, and cost their time each. Bounded; thread safe.
 */
final class RightPasswords {
    static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST = 200;

    private final KeyedDigest digest = KeyedDigest.underItsOwnKey();
    private final LongSupplier nanos;
    private final BiPredicate<String, String> slowly;
    private final Map<String, Long> known = new LinkedHashMap<>();

    /** @param slowly whether a password is that of a hash */
    RightPasswords(LongSupplier nanos, BiPredicate<String, String> slowly) {
        this.nanos = nanos;
        this.slowly = slowly;
    }

    boolean matches(Account account, String password) {
        String key = digest.hexOf("right password", account.id(), account.hash(), password);
        if (isKnown(key)) {
            return true;
        }
        boolean right = slowly.test(password, account.hash());
        if (right) {
            keep(key);
        }
        return right;
    }

    private synchronized boolean isKnown(String key) {
        long now = nanos.getAsLong();
        known.values().removeIf(since -> now - since >= KEPT.toNanos());
        return known.containsKey(key);
    }

    private synchronized void keep(String key) {
        if (known.size() == MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(key, nanos.getAsLong());
    }
}
