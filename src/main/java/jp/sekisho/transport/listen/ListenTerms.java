package jp.sekisho.transport.listen;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a counterpart connects to us, and how much it may take up. Immutable.
 *
 * @param host the address of this machine on which to listen; every address if there is none
 * @param port 1 to 65535
 * @param path what stands before every operation, such as {@code /platform/v1}
 * @param connections open at once, whatever they do
 * @param atOnce requests that are worked on at once
 * @param within how long a connection has until its request is here whole, and again for taking the answer
 */
public record ListenTerms(Optional<String> host, int port, String path, int connections, int atOnce, Duration within) {
    private static final int PORTS = 65_535;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,8}");

    public ListenTerms {
        require(isPort(port), "port");
        require(isPath(path), "path");
        require(connections >= 1 && connections <= MOST_CONNECTIONS, "connections");
        require(atOnce >= 1 && atOnce <= Math.min(MOST_AT_ONCE, connections), "at-once");
        require(within.toMillis() >= 1 && within.compareTo(LONGEST) <= 0, "within");
    }

    private static void require(boolean holds, String part) {
        if (!holds) {
            throw new IllegalArgumentException(part);
        }
    }

    /** The same at another port. */
    public ListenTerms at(int other) {
        return new ListenTerms(host, other, path, connections, atOnce, within);
    }

    /** Whether one can listen there. */
    public static boolean isPort(int number) {
        return number >= 1 && number <= PORTS;
    }

    /** Whether requests can lie below it. */
    public static boolean isPath(String written) {
        return PATH.matcher(written).matches();
    }
}
