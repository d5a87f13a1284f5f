package jp.sekisho.passage.dispatch;

import java.util.Optional;
import jp.sekisho.passage.Request;
import jp.sekisho.transport.TransportError;

/** Asks a counterpart never to take a request any more, if it has not taken it: it decides, once for all. Thread safe. */
@FunctionalInterface
public interface Recall {
    /**
     * Asks under the request's id, which is what the counterpart goes by.
     *
     * @return the receipt number if it had taken it; empty if it had not, and never will
     * @throws jp.sekisho.error.SekishoException with a {@link TransportError}, if it has not said so
     */
    Optional<String> of(Request request);
}
