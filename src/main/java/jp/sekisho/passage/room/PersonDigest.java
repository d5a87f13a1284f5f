package jp.sekisho.passage.room;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import jp.sekisho.store.Vault;

/** By which name the tables of a role without a registry know a person: a keyed digest of the number that messages bear. Thread safe. */
public record PersonDigest(Vault vault) {
    private static final String PURPOSE = "person";
    private static final int LENGTH = 15;
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    /** Of 77 bits, so that no two of two million persons share one. Leading zeros of a number carry no meaning. */
    public String of(String number) {
        String plain = LEADING_ZEROS.matcher(number).replaceFirst("");
        byte[] digest = vault.digest(PURPOSE, plain.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, digest).toString(Character.MAX_RADIX).substring(0, LENGTH);
    }
}
