package jp.sekisho.demo.counterpart;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import jp.sekisho.seal.keys.TlsIdentity;

/** A counterpart's HTTPS server on loopback, which asks for client certificates; open from {@link #start} until it is closed. */
public final class Listening implements AutoCloseable {
    private static final int THREADS = 32;
    private static final int WAITING = 256;

    private final HttpsServer server;
    private final ExecutorService threads;

    private Listening(HttpsServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** @param port 0 takes a free one */
    public static Listening start(int port, TlsIdentity identity, String base, HttpHandler doors) {
        // without it the JDK's server answers in steps of 40 ms on connections that are kept
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ExecutorService threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                new ThreadPoolExecutor.CallerRunsPolicy());
        try {
            HttpsServer server =
                    HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING);
            SSLParameters parameters = identity.serverParameters();
            server.setHttpsConfigurator(new HttpsConfigurator(identity.context()) {
                @Override
                public void configure(HttpsParameters connection) {
                    connection.setSSLParameters(parameters);
                }
            });
            server.createContext(base + "/", doors);
            server.setExecutor(threads);
            server.start();
            return new Listening(server, threads);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once; whoever waits for an answer does not get it. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
