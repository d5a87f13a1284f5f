package jp.sekisho;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that have to be told theirs. Each is given out to one of all the test processes of this user, until that
 * has ended. Thread safe.
 *
 * <p>They lie below those that the system gives to outgoing connections: while a gateway is dead, somebody who keeps knocking
 * at its port would otherwise in the end be given that very port, connect to himself, and keep it.
 */
public final class Ports {
    private static final int FIRST = 12_000;
    private static final int END = 32_000;
    private static final Path CLAIMS =
            Path.of(System.getProperty("java.io.tmpdir"), "sekisho-ports-of-" + System.getProperty("user.name"));

    /** Locks on a file for each port; the system lets go of them when the process ends. */
    private static final Map<Integer, FileLock> CLAIMED = new HashMap<>();

    private Ports() {}

    /** A port at which nobody listens, and that nobody else is given. */
    public static synchronized int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (!CLAIMED.containsKey(port) && isFree(port) && isClaimed(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false; // somebody has it
        }
    }

    private static boolean isClaimed(int port) {
        try {
            Path file = Files.createDirectories(CLAIMS).resolve(Integer.toString(port));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            CLAIMED.put(port, lock);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
