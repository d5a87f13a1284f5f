package jp.sekisho.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a gateway and its database, on the loopback, and can stop forwarding without closing anything: as a host that
 * has vanished. Thread safe.
 */
public final class StallingProxy implements AutoCloseable {
    private static final int BUFFER = 8_192;

    private final ServerSocket server;
    private final URI database;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private boolean stalled;

    private StallingProxy(URI database) throws IOException {
        this.database = database;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Before the server of a JDBC URL. */
    public static StallingProxy before(String jdbcUrl) throws IOException {
        return new StallingProxy(URI.create(jdbcUrl.substring("jdbc:".length())));
    }

    /** The same database through this proxy, with further parameters. */
    public String url(String parameters) {
        String query = database.getQuery() == null ? "?" : "?" + database.getQuery() + "&";
        return "jdbc:postgresql://localhost:" + server.getLocalPort() + database.getPath() + query + parameters;
    }

    /** From now on nothing goes through, in either direction, and nobody is told. */
    public synchronized void stall() {
        stalled = true;
    }

    /** What was held back goes on, and everything after it. */
    public synchronized void forward() {
        stalled = false;
        notifyAll();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = kept(server.accept());
            Socket target = kept(new Socket(database.getHost(), database.getPort()));
            daemon(() -> pump(client, target));
            daemon(() -> pump(target, client));
        }
    }

    private Socket kept(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            byte[] buffer = new byte[BUFFER];
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitForwarding();
                out.write(buffer, 0, read);
            }
            awaitForwarding();
        }
    }

    private synchronized void awaitForwarding() {
        try {
            while (stalled) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Work that ends with its sockets. */
    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one end has closed
                    }
                },
                "stalling-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        forward();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
