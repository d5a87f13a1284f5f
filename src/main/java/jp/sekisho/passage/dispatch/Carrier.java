package jp.sekisho.passage.dispatch;

import jp.sekisho.passage.legs.Claim;
import jp.sekisho.transport.TransportError;

/** Carries a claimed request to its party: the steps of the route that starts at its lane. Thread safe. */
@FunctionalInterface
public interface Carrier {
    /** Sends it, or makes it ready to be handed over; fails with a {@link TransportError}. */
    Carried carry(Claim claim);
}
