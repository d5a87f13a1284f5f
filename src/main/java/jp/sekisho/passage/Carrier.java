package jp.sekisho.passage;

/** Carries a claimed request to its counterpart: the steps of the sending route. Thread safe. */
@FunctionalInterface
public interface Carrier {
    /** Sends it and answers the counterpart's receipt number; fails as {@link Counterpart} does. */
    String carry(Claim claim);
}
