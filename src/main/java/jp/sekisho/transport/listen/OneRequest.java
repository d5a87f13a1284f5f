package jp.sekisho.transport.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.sekisho.error.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one request of a connection, from its first byte to the last of its answer. Mutable; owned by the loop that serves the connection.
 */
final class OneRequest extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(OneRequest.class);
    private static final long EVEN_MILLIS = 250;
    /** So long the rest of a refused request is read and thrown away: else the refusal would be lost with it. */
    private static final long LINGER_MILLIS = 1_000;

    private final Listener listener;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Stage stage = Stage.HEAD;
    private boolean isProven;
    private @Nullable Service service;
    private @Nullable ScheduledFuture<?> deadline;
    private int held;
    private boolean isAllIn;
    private boolean isSent;
    private boolean isGone;
    private boolean isRefused;

    /** How far it has come. */
    private enum Stage {
        HEAD,
        BODY,
        /** It is here whole, and is worked on. */
        WORK,
        /** Its answer is on its way; whatever still comes is thrown away. */
        ANSWERED
    }

    OneRequest(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        endIn(context);
        context.channel().closeFuture().addListener(closed -> gone(context));
    }

    private void endIn(ChannelHandlerContext context) {
        endIn(context, listener.terms().within().toMillis());
    }

    private void endIn(ChannelHandlerContext context, long millis) {
        deadline = context.executor().schedule(() -> overdue(context), millis, TimeUnit.MILLISECONDS);
    }

    private void noEnd() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private void overdue(ChannelHandlerContext context) {
        boolean isToHear = isProven && stage != Stage.ANSWERED;
        if (!isSent) {
            refused(context, Refusal.TOO_SLOW);
        }
        if (isToHear) {
            answer(context, HttpResponseStatus.REQUEST_TIMEOUT);
        } else {
            context.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent shaken) {
            if (shaken.isSuccess()) {
                isProven = true;
                listener.proven(context.channel());
            } else if (!isRefused && !listener.hasDisplaced(context.channel())) {
                noEnd();
                boolean isTls = !(shaken.cause() instanceof NotSslRecordException);
                refused(context, isTls ? Refusal.CERTIFICATE : Refusal.NOT_A_REQUEST);
                context.close();
            }
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpObject part) {
                read(context, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext context, HttpObject part) {
        if (stage == Stage.WORK) {
            context.close(); // a second request before the answer to the first: no client of ours
            return;
        }
        isAllIn |= part instanceof LastHttpContent || part.decoderResult().isFailure();
        if (stage == Stage.ANSWERED) {
            closeWhenDone(context);
            return;
        }
        if (part.decoderResult().isFailure()) {
            boolean isTooLong = part.decoderResult().cause() instanceof TooLongHttpHeaderException
                    || part.decoderResult().cause() instanceof TooLongHttpLineException;
            refuse(
                    context,
                    Refusal.NOT_A_REQUEST,
                    isTooLong ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE : HttpResponseStatus.BAD_REQUEST);
            return;
        }
        if (part instanceof HttpRequest request) {
            head(context, request);
        }
        if (stage == Stage.BODY && part instanceof HttpContent content) {
            body(context, content);
        }
    }

    private void head(ChannelHandlerContext context, HttpRequest request) {
        Optional<Service> found = listener.at(request.uri());
        if (found.isEmpty()) {
            refuse(context, Refusal.NO_SUCH_OPERATION, HttpResponseStatus.NOT_FOUND);
        } else if (!request.method().equals(HttpMethod.POST)) {
            refuse(context, Refusal.NO_SUCH_OPERATION, HttpResponseStatus.METHOD_NOT_ALLOWED);
        } else if (HttpUtil.getContentLength(request, 0L) > found.get().largest()) {
            refuse(context, Refusal.TOO_LARGE, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        } else {
            service = found.get();
            stage = Stage.BODY;
            if (HttpUtil.is100ContinueExpected(request)) {
                context.writeAndFlush(response(HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
            }
        }
    }

    private void body(ChannelHandlerContext context, HttpContent content) {
        Service now = Objects.requireNonNull(service);
        int more = content.content().readableBytes();
        if (body.size() + more > now.largest()) {
            refuse(context, Refusal.TOO_LARGE, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        if (!listener.bytes().take(more)) {
            refuse(context, Refusal.TOO_MUCH_AT_ONCE, HttpResponseStatus.SERVICE_UNAVAILABLE);
            return;
        }
        held += more;
        byte[] bytes = new byte[more];
        content.content().readBytes(bytes);
        body.writeBytes(bytes);
        if (content instanceof LastHttpContent) {
            work(context, now);
        }
    }

    private void work(ChannelHandlerContext context, Service now) {
        noEnd();
        stage = Stage.WORK;
        byte[] request = body.toByteArray();
        body.reset();
        long began = System.nanoTime();
        boolean isTaken = listener.work(() -> {
            Service.Answer answer = answered(now, request);
            context.executor()
                    .schedule(
                            () -> answer(context, answer),
                            answer.isEven() ? untilEven(System.nanoTime() - began) : 0,
                            TimeUnit.MILLISECONDS);
        });
        if (!isTaken) {
            answer(context, Service.Answer.NOT_NOW);
        }
    }

    /** How long until the next of the instants at which such answers leave. */
    private static long untilEven(long tookNanos) {
        long took = TimeUnit.NANOSECONDS.toMillis(tookNanos);
        return EVEN_MILLIS - took % EVEN_MILLIS;
    }

    private static Service.Answer answered(Service service, byte[] request) {
        try {
            return service.answer(request);
        } catch (RuntimeException | Error e) {
            Faults.surrender(e);
            LOG.error("A request could not be worked on. fault={}", Faults.name(e));
            return Service.Answer.NOT_NOW;
        }
    }

    private void refused(ChannelHandlerContext context, Refusal what) {
        isRefused = true;
        listener.refused(what, context.channel(), isProven);
    }

    private void refuse(ChannelHandlerContext context, Refusal what, HttpResponseStatus status) {
        refused(context, what);
        noEnd();
        answer(context, status);
    }

    private void answer(ChannelHandlerContext context, HttpResponseStatus status) {
        send(context, status, status.reasonPhrase().getBytes(StandardCharsets.US_ASCII), "text/plain");
    }

    private void answer(ChannelHandlerContext context, Service.Answer answer) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(answer.status());
        if (answer.body().length == 0 && answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            answer(context, status);
        } else {
            send(context, status, answer.body(), answer.status() == 200 ? "application/xml" : "text/plain");
        }
    }

    /** The connection ends once its other end has everything: until then what still comes is read, or the answer would be lost. */
    private void send(ChannelHandlerContext context, HttpResponseStatus status, byte[] bytes, String type) {
        stage = Stage.ANSWERED;
        if (isGone) {
            ended(context);
            return;
        }
        endIn(context);
        FullHttpResponse response = response(status, Unpooled.wrappedBuffer(bytes));
        if (bytes.length > 0) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        }
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ChannelFuture sent = context.writeAndFlush(response);
        sent.addListener(written -> {
            isSent = true;
            isAllIn |= !written.isSuccess();
            closeWhenDone(context);
            if (!isAllIn) {
                noEnd();
                endIn(context, LINGER_MILLIS);
            }
        });
    }

    private void closeWhenDone(ChannelHandlerContext context) {
        if (isSent && isAllIn) {
            context.close();
        }
    }

    /** What is worked on counts until that has ended, though nobody waits for it any more. */
    private void gone(ChannelHandlerContext context) {
        isGone = true;
        noEnd();
        if (stage != Stage.WORK) {
            ended(context);
        }
    }

    private void ended(ChannelHandlerContext context) {
        listener.bytes().giveBack(held);
        held = 0;
        listener.ended(context.channel());
    }

    private static FullHttpResponse response(HttpResponseStatus status, ByteBuf content) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        if (status != HttpResponseStatus.CONTINUE && status != HttpResponseStatus.NO_CONTENT) {
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        return response;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Faults.surrender(cause);
        context.close(); // broken off, or no TLS any more: what was to be said of it has been said
    }
}
