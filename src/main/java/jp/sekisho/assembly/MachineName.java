package jp.sekisho.assembly;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine calls itself; not unique, and for people to read. */
final class MachineName {
    private MachineName() {}

    static String get() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
