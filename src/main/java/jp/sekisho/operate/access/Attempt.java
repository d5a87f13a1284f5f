package jp.sekisho.operate.access;

/**
 * Somebody who wants to log in. Written out it shows no password.
 *
 * @param id as typed
 * @param way by which they come
 * @param source the address they come from, or the name of the machine's own way
 */
public record Attempt(String id, String password, Way way, String source) {

    /** By which way somebody reaches the gateway. */
    public enum Way {
        /** The web console. */
        CONSOLE("console"),
        /** The command line and local JMX. */
        LOCAL("local");

        private final String id;

        Way(String id) {
            this.id = id;
        }

        /** As records name it. */
        public String id() {
            return id;
        }
    }

    @Override
    public String toString() {
        return "attempt by way of " + way.id();
    }
}
