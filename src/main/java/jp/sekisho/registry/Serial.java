package jp.sekisho.registry;

import java.security.SecureRandom;
import java.util.Optional;
import jp.sekisho.text.CheckDigit;

/** Draws integrated atena numbers: 14 random digits, the first not 0, and a check digit. Thread safe. */
final class Serial {
    private static final long FIRST = 10_000_000_000_000L;
    private static final long END = 100_000_000_000_000L;

    private final SecureRandom random = new SecureRandom();

    String draw() {
        while (true) {
            String body = Long.toString(random.nextLong(FIRST, END));
            Optional<String> whole = CheckDigit.INTEGRATED_NUMBER.complete(body);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
    }
}
