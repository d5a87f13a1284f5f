package jp.sekisho.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on loopback, below those that the system gives to outgoing connections: while a gateway is dead, somebody who
 * keeps knocking at its port would otherwise in the end be given that very port, connect to himself, and keep it.
 */
final class Ports {
    private static final int FIRST = 12_000;
    private static final int END = 32_000;

    private Ports() {}

    static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it: another one
            }
        }
    }
}
