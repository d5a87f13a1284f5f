package jp.sekisho.passage.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.count.KnownThere;

/**
 * Asks for requests only once nothing can be on its way any more that an earlier process has sent: that a counterpart does not have it
 * says nothing before. Thread safe.
 */
public final class SettledNumbers implements Numbers {
    private final Numbers numbers;
    private final LongSupplier nanoTime;
    private final long settled;

    /** @param longestSend how long what was sent before this process began may still be on its way */
    public SettledNumbers(Numbers numbers, LongSupplier nanoTime, Duration longestSend) {
        this.numbers = numbers;
        this.nanoTime = nanoTime;
        this.settled = nanoTime.getAsLong() + longestSend.toNanos();
    }

    @Override
    public Optional<KnownThere> of(Request request) {
        if (nanoTime.getAsLong() - settled < 0) {
            throw Finding.of(PassageError.TOO_EARLY_TO_ASK).asException();
        }
        return numbers.of(request);
    }

    @Override
    public OptionalLong last(Request request, String subject) {
        return numbers.last(request, subject);
    }
}
