package jp.sekisho.broker;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;

/**
 * Listens for business systems, puts a guard before the broker's decoders on each connection, and hands it to the broker's
 * acceptor, which listens nowhere itself. An acceptor that listens leaves no room before its own decoders.
 */
final class SystemsListener implements AutoCloseable {
    private static final int THREADS_PER_CORE = 3;
    private static final long STOP_SECONDS = 3;

    private final EventLoopGroup loops;
    private final Channel channel;

    private SystemsListener(EventLoopGroup loops, Channel channel) {
        this.loops = loops;
        this.channel = channel;
    }

    /** @param guards makes one for each connection */
    static SystemsListener open(BrokerSettings settings, NettyAcceptor acceptor, Supplier<ChannelHandler> guards)
            throws Exception {
        EventLoopGroup loops = new NioEventLoopGroup(
                THREADS_PER_CORE * Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("systems", true));
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection.pipeline().addLast(guards.get());
                        acceptor.transfer(connection);
                    }
                });
        try {
            return new SystemsListener(
                    loops,
                    bootstrap.bind(settings.host(), settings.port()).sync().channel());
        } catch (Exception e) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw e;
        }
    }

    /** Nobody comes in any more; who is in stays. */
    void shut() {
        channel.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends all connections, within a few seconds whatever their threads do. */
    @Override
    public void close() {
        shut();
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_SECONDS + 1, TimeUnit.SECONDS);
    }
}
