package jp.sekisho.boundary;

import java.time.Duration;

/**
 * That a system numbers its messages of an interface, each one after the one before (異動番号). Immutable. Durations are of business time.
 *
 * @param item of the system's own layout, which holds the number
 * @param askAfter how long a number may be missing before the system is asked for it
 * @param askAgain how long until it is asked again
 * @param alarmAfter how long a number may be missing before an operator is to look
 * @param mostAhead how far a number may be ahead of the last: what comes further ahead is refused
 */
public record Sequence(String item, Duration askAfter, Duration askAgain, Duration alarmAfter, int mostAhead) {}
