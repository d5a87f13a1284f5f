package jp.sekisho.passage.dispatch;

import jp.sekisho.passage.legs.Claim;
import jp.sekisho.transport.TransportError;

/** Carries a claimed request to its counterpart: the steps of the sending route. Thread safe. */
@FunctionalInterface
public interface Carrier {
    /** Sends it and answers the counterpart's receipt number; fails with a {@link TransportError}. */
    String carry(Claim claim);
}
