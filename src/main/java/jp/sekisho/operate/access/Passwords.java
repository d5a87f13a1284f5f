package jp.sekisho.operate.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * Hashes of passwords, each with the name of its scheme in front: Argon2id for new ones; bcrypt and PBKDF2 are read. Few are
 * computed at once, so that a flood of logins takes neither all of the memory nor all of the processor. Thread safe.
 */
final class Passwords {
    private static final String ARGON2 = "argon2@SpringSecurity_v5_8";
    private static final Map<String, PasswordEncoder> SCHEMES = Map.of(
            ARGON2,
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
            "bcrypt",
            new BCryptPasswordEncoder(),
            "pbkdf2@SpringSecurity_v5_8",
            Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    private static final PasswordEncoder ENCODER = new DelegatingPasswordEncoder(ARGON2, SCHEMES);
    private static final String MADE = "{made}";
    private static final int AT_ONCE = 2;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 64;

    private static final Semaphore PLACES = new Semaphore(AT_ONCE, true);

    /** What a password of nobody is compared with, so that it takes as long as one of somebody. */
    private static final class Nobody {
        private static final String HASH = ENCODER.encode("nobody's");
    }

    private Passwords() {}

    static String hash(String password) {
        return ENCODER.encode(password);
    }

    /** Whether it may become the password of that account. */
    static boolean isStrong(String id, String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST && !password.contains(id);
    }

    static boolean isHash(String text) {
        return SCHEMES.keySet().stream().anyMatch(scheme -> text.startsWith("{" + scheme + "}"));
    }

    /** In place of a hash: a password that a machine has made, too long to be guessed. Never in a file of accounts. */
    static String made(String password) {
        return MADE + password;
    }

    /** A hash that is damaged matches nothing. */
    static boolean matches(String password, String hash) {
        if (hash.startsWith(MADE)) {
            return MessageDigest.isEqual(
                    hash.getBytes(StandardCharsets.UTF_8), made(password).getBytes(StandardCharsets.UTF_8));
        }
        PLACES.acquireUninterruptibly();
        try {
            return password.length() <= LONGEST && ENCODER.matches(password, hash);
        } catch (IllegalArgumentException e) {
            return false;
        } finally {
            PLACES.release();
        }
    }

    /**
     * Takes as long as {@link #matches} for one of these hashes.
     *
     * @param name chooses it, the same one each time
     */
    static void matchNobody(String password, List<String> hashes, String name) {
        matches(password, hashes.isEmpty() ? Nobody.HASH : hashes.get(Math.floorMod(name.hashCode(), hashes.size())));
    }
}
