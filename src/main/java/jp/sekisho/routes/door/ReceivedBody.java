package jp.sekisho.routes.door;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.routes.Texts;
import jp.sekisho.text.charset.StrictCharset;

/**
 * The body of a message as a door takes it. Objects are never opened, large bodies never loaded.
 *
 * @param bytes empty where it was refused unopened
 * @param fault what was thrown when it was opened
 */
record ReceivedBody(byte[] bytes, boolean text, Optional<Finding> finding, Optional<RuntimeException> fault) {
    private static final byte[] UNOPENED = {};
    private static final StrictCharset UTF_8 = StrictCharset.of(StandardCharsets.UTF_8);

    static ReceivedBody of(Message message, int limit) throws JMSException {
        try {
            return opened(message, limit);
        } catch (RuntimeException e) {
            return new ReceivedBody(UNOPENED, false, Optional.empty(), Optional.of(e));
        }
    }

    private static ReceivedBody opened(Message message, int limit) throws JMSException {
        if (message instanceof TextMessage text) {
            String value = text.getText();
            return of(value == null ? "" : value, limit);
        }
        if (message instanceof BytesMessage bytes) {
            return bytes.getBodyLength() > limit ? tooLarge(limit, bytes.getBodyLength()) : taken(read(bytes), false);
        }
        return message instanceof ObjectMessage
                        || !message.getClass().getSimpleName().equals("ActiveMQMessage")
                ? refused(Finding.of(DoorError.NOT_TEXT_OR_BYTES))
                : taken(UNOPENED, false);
    }

    private static ReceivedBody of(String text, int limit) {
        return UTF_8.encode(text)
                .map(bytes -> bytes.length > limit ? tooLarge(limit, bytes.length) : taken(bytes, true))
                .orElseGet(() ->
                        refused(Finding.of(DoorError.HALF_CHARACTER, "character", Texts.firstWithout(UTF_8, text))));
    }

    private static byte[] read(BytesMessage message) throws JMSException {
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.reset();
        message.readBytes(bytes);
        return bytes;
    }

    private static ReceivedBody tooLarge(long limit, long actual) {
        return refused(Finding.of(DoorError.TOO_LARGE, "limit", limit, "actual", actual));
    }

    private static ReceivedBody taken(byte[] bytes, boolean text) {
        return new ReceivedBody(bytes, text, Optional.empty(), Optional.empty());
    }

    private static ReceivedBody refused(Finding finding) {
        return new ReceivedBody(UNOPENED, false, Optional.of(finding), Optional.empty());
    }
}
