package jp.sekisho.passage.dispatch;

import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.count.KnownThere;
import jp.sekisho.transport.TransportError;

/**
 * Asks a counterpart about the numbers that it counts. Each fails with a {@link jp.sekisho.error.SekishoException} of a {@link
 * TransportError} if it has not said so. Thread safe.
 */
public interface Numbers {
    /** What it knows of a request, by the request's id; empty if it says that it has not taken it. */
    Optional<KnownThere> of(Request request);

    /**
     * Which number it has counted last, of the request's interface; none if none.
     *
     * @param subject whose number it is, as it knows that person; empty if it counts all messages together
     */
    OptionalLong last(Request request, String subject);

    /** Of a party that counts nothing. */
    Numbers NONE = new Numbers() {
        @Override
        public Optional<KnownThere> of(Request request) {
            throw new IllegalStateException("this party counts nothing");
        }

        @Override
        public OptionalLong last(Request request, String subject) {
            throw new IllegalStateException("this party counts nothing");
        }
    };
}
