package jp.sekisho.transport;

/** Whether a party is there. Thread safe. */
public interface Health {
    /** Whether it can be reached and takes messages; never throws for a party that cannot. */
    boolean reachable();
}
