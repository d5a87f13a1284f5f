package jp.sekisho.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the broker's own decoders on each connection of a business system, and lets nothing through to them before
 * a login but the bytes of one: of AMQP the header and one SASL frame, of the core protocol a few small packets. Afterwards
 * of the core protocol only what clients send, within a bounded size, and of all unfinished packets of a login in sum; AMQP's frames the broker bounds itself. Anything else
 * closes the connection, as does a login that does not come in time, and is recorded.
 *
 * <p>The broker's decoders were not written against strangers: a malformed SASL frame makes them spin, a length that is not
 * true makes them wait for two gigabytes, and some packets are obeyed without any login.
 *
 * <p>Belongs to the connection's event loop; {@link #login} and {@link #failed} may be called by any thread.
 */
final class LoginGuard extends ByteToMessageDecoder {
    private static final byte[] SASL_HEADER = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
    private static final byte[] CORE_HEADER = "ARTEMIS".getBytes(StandardCharsets.US_ASCII);

    /** What an AMQP client may send in advance while its password is being looked at. */
    private static final int MOST_IN_ADVANCE = 16 * 1024;

    private static final int CORE_BEFORE_LOGIN = 4 * 1024;
    private static final int PACKETS_BEFORE_LOGIN = 32;

    /** How long a wrong password keeps its connection's place, of those that an address has before a login. */
    private static final Duration PLACE_KEPT = Duration.ofSeconds(10);

    private final Connections connections;
    private final SecurityAudit audit;
    private final Duration timeToLogIn;
    private final UnfinishedPackets unfinished;

    /** Guarded by this; not empty once somebody has logged in. */
    private final Set<String> logins = new LinkedHashSet<>();

    private Stage stage = Stage.HEADER;
    private long restOfPacket;
    /** The unfinished packet that counts for a login. */
    private @Nullable Begun begun;

    private int packets;
    private boolean arrived;
    private boolean gone;
    /** Guarded by this: whether a password was wrong. */
    private boolean failed;

    private @Nullable Future<?> timer;
    private @Nullable ChannelHandlerContext context;

    private record Begun(String login, long size) {}

    private enum Stage {
        HEADER,
        SASL_FRAME,
        SASL_VERDICT,
        AMQP,
        CORE,
        REFUSED
    }

    LoginGuard(Connections connections, SecurityAudit audit, Duration timeToLogIn, UnfinishedPackets unfinished) {
        this.connections = connections;
        this.audit = audit;
        this.timeToLogIn = timeToLogIn;
        this.unfinished = unfinished;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        arrived = connections.arrives(address(ctx));
        if (!arrived) {
            refuse(ctx, What.TOO_MANY_CONNECTIONS);
            return;
        }
        timer = ctx.executor().schedule(() -> tooLate(ctx), timeToLogIn.toMillis(), TimeUnit.MILLISECONDS);
        super.channelActive(ctx);
    }

    private void tooLate(ChannelHandlerContext ctx) {
        if (!isLoggedIn()) {
            refuse(ctx, What.NO_LOGIN);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        cancelTimer();
        leave(ctx);
        try {
            super.channelInactive(ctx); // decodes what is left
        } finally {
            endPacket();
        }
    }

    private synchronized void leave(ChannelHandlerContext ctx) {
        gone = true;
        if (!logins.isEmpty()) {
            connections.goes(logins);
        } else if (arrived) {
            freePlace(ctx);
        }
    }

    private void freePlace(ChannelHandlerContext ctx) {
        String address = address(ctx);
        if (failed && !ctx.executor().isShuttingDown()) {
            ctx.executor()
                    .schedule(() -> connections.strangerGoes(address), PLACE_KEPT.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            connections.strangerGoes(address);
        }
    }

    /**
     * Called once a password was right.
     *
     * @return false if this login has too many connections, or all have
     */
    boolean login(String user) {
        ChannelHandlerContext ctx = context;
        return ctx != null && isLetIn(ctx, user);
    }

    /**
     * Called once a password was wrong: when the connection goes, its place stays taken for a while, so that whoever guesses
     * from an address has soon used up all of its places. A second wrong one closes the connection.
     */
    void failed() {
        ChannelHandlerContext ctx = context;
        if (ctx != null && isSecondFailure()) {
            ctx.executor().execute(() -> refuse(ctx, What.TOO_MANY_FAILURES));
        }
    }

    private synchronized boolean isSecondFailure() {
        boolean second = failed;
        failed = true;
        return second;
    }

    private synchronized boolean isLetIn(ChannelHandlerContext ctx, String user) {
        if (logins.contains(user)) {
            return true;
        }
        if (gone || !(logins.isEmpty() ? connections.logsIn(address(ctx), user) : connections.logsInToo(user))) {
            return false;
        }
        logins.add(user);
        ctx.executor().execute(() -> goOn(ctx));
        return true;
    }

    /** What came in advance of the verdict is decoded now. */
    private void goOn(ChannelHandlerContext ctx) {
        cancelTimer();
        try {
            channelRead(ctx, Unpooled.EMPTY_BUFFER);
            channelReadComplete(ctx);
        } catch (Exception e) {
            ctx.fireExceptionCaught(e);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        switch (stage) {
            case HEADER -> header(ctx, in, out);
            case SASL_FRAME -> saslFrame(ctx, in, out);
            case SASL_VERDICT -> verdict(ctx, in, out);
            case AMQP -> pass(in, in.readableBytes(), out);
            case CORE -> packet(ctx, in, out);
            case REFUSED -> in.skipBytes(in.readableBytes());
        }
    }

    private void header(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < SASL_HEADER.length) {
            return;
        }
        if (begins(in, CORE_HEADER)) {
            stage = Stage.CORE;
            pass(in, CORE_HEADER.length, out);
        } else if (begins(in, SASL_HEADER)) {
            stage = Stage.SASL_FRAME;
            pass(in, SASL_HEADER.length, out);
        } else {
            refuse(ctx, What.NO_LOGIN, SASL_HEADER); // AMQP prescribes this answer
        }
    }

    private void saslFrame(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        switch (SaslFrame.of(in)) {
            case INCOMPLETE -> {}
            case INIT -> {
                stage = Stage.SASL_VERDICT;
                pass(in, SaslFrame.size(in), out);
            }
            case OTHER -> refuse(ctx, What.NO_LOGIN);
        }
    }

    private void verdict(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (isLoggedIn()) {
            stage = Stage.AMQP;
            pass(in, in.readableBytes(), out);
        } else if (in.readableBytes() > MOST_IN_ADVANCE) {
            refuse(ctx, What.NO_LOGIN);
        }
    }

    private void packet(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (restOfPacket == 0) {
            if (in.readableBytes() < CorePacket.HEADER) {
                return;
            }
            CorePacket next = CorePacket.at(in);
            if (!isTaken(next, isLoggedIn())) {
                refuse(ctx, isLoggedIn() ? What.NOT_A_CLIENTS : What.NO_LOGIN);
                return;
            }
            if (next.size() > in.readableBytes() && !begins(next)) {
                refuse(ctx, What.TOO_MUCH_AT_ONCE);
                return;
            }
            restOfPacket = next.size();
        }
        int part = (int) Math.min(restOfPacket, in.readableBytes());
        restOfPacket -= part;
        if (restOfPacket == 0) {
            endPacket();
        }
        pass(in, part, out);
    }

    /** Those before a login are small, and few. */
    private boolean begins(CorePacket packet) {
        if (!isLoggedIn()) {
            return true;
        }
        Begun next = new Begun(user(), packet.size());
        if (!unfinished.begin(next.login, next.size)) {
            return false;
        }
        begun = next;
        return true;
    }

    private void endPacket() {
        Begun ended = begun;
        if (ended != null) {
            begun = null;
            unfinished.end(ended.login, ended.size);
        }
    }

    private boolean isTaken(CorePacket packet, boolean loggedIn) {
        return packet.isAClients(loggedIn)
                && (loggedIn ? unfinished.mayHave(packet.size()) : packet.size() <= CORE_BEFORE_LOGIN)
                && (loggedIn || ++packets <= PACKETS_BEFORE_LOGIN);
    }

    private static void pass(ByteBuf in, int bytes, List<Object> out) {
        out.add(in.readRetainedSlice(bytes));
    }

    private static boolean begins(ByteBuf in, byte[] with) {
        for (int i = 0; i < with.length; i++) {
            if (in.getByte(in.readerIndex() + i) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean isLoggedIn() {
        return !logins.isEmpty();
    }

    private synchronized String user() {
        return logins.isEmpty() ? SecurityEvent.NOBODY : logins.iterator().next();
    }

    private void refuse(ChannelHandlerContext ctx, What what) {
        refuse(ctx, what, new byte[0]);
    }

    private void refuse(ChannelHandlerContext ctx, What what, byte[] answer) {
        if (stage != Stage.REFUSED) {
            stage = Stage.REFUSED;
            audit.record(SecurityEvent.of(user(), remote(ctx), what, ""));
            ctx.writeAndFlush(Unpooled.wrappedBuffer(answer)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private static String remote(ChannelHandlerContext ctx) {
        return String.valueOf(ctx.channel().remoteAddress()).replaceFirst("^/", "");
    }

    private static String address(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "";
    }
}
