package jp.sekisho.transport;

/** The way to one party: sends, fetches, and says whether the party is there. Thread safe. */
public interface Transport extends Sending, Fetching, Health {}
