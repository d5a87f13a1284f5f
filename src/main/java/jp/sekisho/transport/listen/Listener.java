package jp.sekisho.transport.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import jp.sekisho.error.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port at which one counterpart connects to us: HTTPS, TLS 1.3 or 1.2, with the counterpart's certificate, one request for each
 * connection, {@code POST <path>/<operation>}. Thread safe.
 *
 * <p>Bytes that are slow to come take no thread, and everything has an end: a connection that has not asked in time, or does not take its
 * answer in time, is closed. A port that cannot be had is tried again until it can; nothing else waits for it.
 */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int LONGEST_LINE = 2 * 1024;
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int PIECE = 8 * 1024;
    private static final int LOOPS = 2;
    private static final int TLS_THREADS = 2;
    private static final long AGAIN_SECONDS = 5;
    private static final long LAST_WORK_SECONDS = 5;
    private static final int BACKLOG = 128;

    private static final AttributeKey<Boolean> DISPLACED = AttributeKey.valueOf(Listener.class, "displaced");
    private static final int RESTING_BYTES = 1024 * 1024;
    private static final Service RESTING = new Service() {
        @Override
        public int largest() {
            return RESTING_BYTES;
        }

        @Override
        public Answer answer(byte[] body) {
            return Answer.NOT_NOW;
        }
    };

    private final String link;
    private final ListenTerms terms;
    private final Supplier<SSLContext> tls;
    private final Refusals refusals;
    private final Tally tally;
    private final Connections connections;
    private final BytesInAll bytes = new BytesInAll();
    private final Map<String, Service> services = new ConcurrentHashMap<>();
    private final NioEventLoopGroup loops;
    private final ExecutorService handshakes;
    private final ExecutorService workers;
    private volatile Optional<Channel> port = Optional.empty();
    private volatile boolean closed;

    /**
     * What an operator sees of it.
     *
     * @param isListening whether the port is ours
     * @param open connections that are open
     * @param working requests that are worked on, or wait for a thread
     * @param taken requests that came whole, since it was opened
     */
    public record View(
            boolean isListening,
            int open,
            int working,
            long taken,
            Optional<Instant> lastTaken,
            Map<Refusal, Long> refused,
            Optional<Instant> lastRefused) {}

    /**
     * @param link whose counterpart it is for
     * @param tls asked for each connection; it accepts this counterpart alone
     * @param real for what operators see
     */
    public Listener(String link, ListenTerms terms, Supplier<SSLContext> tls, Refusals refusals, Clock real) {
        this.link = link;
        this.terms = terms;
        this.tls = tls;
        this.refusals = refusals;
        this.tally = new Tally(real);
        this.connections = new Connections(terms.connections());
        this.loops = new NioEventLoopGroup(LOOPS, threads("listen-" + link));
        this.handshakes = Executors.newFixedThreadPool(TLS_THREADS, threads("listen-tls-" + link));
        this.workers = Executors.newFixedThreadPool(terms.atOnce(), threads("listen-work-" + link));
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return run -> {
            Thread thread = new Thread(run, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Begins to listen, now or as soon as the port can be had. */
    public void open() {
        ServerBootstrap server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connected(connection);
                    }
                });
        InetSocketAddress address = terms.host()
                .map(host -> new InetSocketAddress(host, terms.port()))
                .orElseGet(() -> new InetSocketAddress(terms.port()));
        ChannelFuture binding = server.bind(address).awaitUninterruptibly();
        if (binding.isSuccess()) {
            port = Optional.of(binding.channel());
            if (closed) {
                binding.channel().close();
            }
            LOG.info("Listening. link={} port={}", link, terms.port());
        } else if (!closed) {
            LOG.error(
                    "The port cannot be had, and is tried again. link={} port={} fault={}",
                    link,
                    terms.port(),
                    Faults.name(binding.cause()));
            loops.schedule(() -> handshakes.execute(this::openAgain), AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void openAgain() {
        if (!closed) {
            open();
        }
    }

    private void connected(SocketChannel connection) {
        SslHandler secure = secure();
        Connections.Admission admission = connections.admit(connection);
        admission.displaced().ifPresent(oldest -> {
            refused(Refusal.TOO_MANY, oldest, false);
            oldest.attr(DISPLACED).set(true);
            oldest.close();
        });
        if (!admission.isAdmitted()) {
            refused(Refusal.TOO_MANY, connection, false);
            connection.close();
            return;
        }
        connection
                .pipeline()
                .addLast(secure)
                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LONGEST_HEAD)
                        .setMaxChunkSize(PIECE)))
                .addLast(new OneRequest(this));
    }

    private SslHandler secure() {
        SSLEngine engine = tls.get().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(ServerTls.parameters());
        SslHandler secure = new SslHandler(engine, false, handshakes);
        secure.setHandshakeTimeoutMillis(0); // the time for the whole request includes it
        return secure;
    }

    /** From now on, what is posted to the operation is this service's. */
    public void serve(String operation, Service service) {
        services.put(operation, service);
    }

    /** From now on, whoever asks for the operation is to ask again later. */
    public void rest(String operation) {
        services.put(operation, RESTING);
    }

    /** What stands behind a path; empty if there is nothing. */
    Optional<Service> at(String path) {
        String before = terms.path() + "/";
        return path.startsWith(before)
                ? Optional.ofNullable(services.get(path.substring(before.length())))
                : Optional.empty();
    }

    void refused(Refusal what, Channel connection, boolean proven) {
        tally.refused(what);
        String remote = connection.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : "";
        refusals.refused(what, remote, proven);
    }

    /** Whether it was closed to make room for another, which has been said. */
    boolean hasDisplaced(Channel connection) {
        return Boolean.TRUE.equals(connection.attr(DISPLACED).get());
    }

    void proven(Channel connection) {
        connections.prove(connection);
    }

    /** Its connection is closed, and nothing of it is worked on any more. */
    void ended(Channel connection) {
        connections.ended(connection);
    }

    /** Has a request worked on by a thread of its own. @return false if nothing is taken any more */
    boolean work(Runnable answering) {
        tally.taken();
        try {
            workers.execute(() -> {
                try {
                    answering.run();
                } finally {
                    tally.done();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            tally.done();
            return false;
        }
    }

    ListenTerms terms() {
        return terms;
    }

    BytesInAll bytes() {
        return bytes;
    }

    public View view() {
        return tally.view(port.filter(Channel::isOpen).isPresent(), connections.open());
    }

    /** Takes nothing more; what is worked on has a few seconds to end, and to be answered. */
    @Override
    public void close() {
        closed = true;
        port.ifPresent(channel -> channel.close().awaitUninterruptibly());
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Requests were still worked on when the listener was closed. link={}", link);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loops.shutdownGracefully(0, LAST_WORK_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        handshakes.shutdownNow();
    }
}
