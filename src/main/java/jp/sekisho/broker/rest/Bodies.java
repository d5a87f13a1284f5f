package jp.sekisho.broker.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.server.LargeServerMessage;

/**
 * How large each body is that lies in a file of its own: known from the message, which is closed with it, so that a file that is
 * gone, cut, longer or another one is found. Thread safe.
 */
final class Bodies {
    private final LongFunction<SequentialFile> files;
    private final Map<Long, Long> sizes = new ConcurrentHashMap<>();

    /** @param files the file in which the body of that message lies */
    Bodies(LongFunction<SequentialFile> files) {
        this.files = files;
    }

    /** For a message that is being stored: its body is complete. */
    Body of(Message message) {
        if (!(message instanceof LargeServerMessage large) || !message.isDurable()) {
            return Body.WITHIN;
        }
        Body body = new Body(large.getMessageID(), size(large.getMessageID()));
        remember(body);
        return body;
    }

    private long size(long message) {
        try {
            return files.apply(message).size();
        } catch (Exception e) {
            throw new IllegalStateException("The body of a message cannot be read.", e);
        }
    }

    /** A message was read that has this body. */
    void remember(Body body) {
        if (body.isApart()) {
            sizes.put(body.message(), body.size());
        }
    }

    void forget(long message) {
        sizes.remove(message);
    }

    boolean isDamaged(Body body) {
        return body.isApart() && SealedFile.isDamaged(files.apply(body.message()), body.size());
    }

    /** As in memory: one that is lost with a restart was not stored with its size. */
    boolean isDamaged(LargeServerMessage message) {
        long number = message.getMessageID();
        return message.toMessage().isDurable()
                && SealedFile.isDamaged(files.apply(number), sizes.getOrDefault(number, SealedFile.ANY_SIZE));
    }
}
