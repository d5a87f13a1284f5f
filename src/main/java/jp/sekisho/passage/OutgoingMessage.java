package jp.sekisho.passage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message for a business system's {@code out.} queue.
 *
 * @param properties JMS properties, all text
 * @param text whether the body travels as text; it is UTF-8 then
 */
public record OutgoingMessage(Map<String, String> properties, CorrelationId correlationId, boolean text, byte[] body) {
    /** Its sender's own id of it. */
    public static final String MESSAGE_ID = "SekishoMessageId";

    public static final String STATUS = "SekishoStatus";
    public static final String OUTCOME = "SekishoOutcome";
    public static final String OUTCOME_ID = "SekishoOutcomeId";
    public static final String REASON = "SekishoReason";
    public static final String REASON_TEXT = "SekishoReasonText";
    public static final String IN_REPLY_TO = "SekishoInReplyTo";
    public static final String DUPLICATE = "SekishoDuplicate";
    /** The counterpart's number for what it was told. */
    public static final String RECEIPT_NUMBER = "SekishoReceiptNumber";

    public static final String LINES = "SekishoLines";
    public static final String LINES_ENDED = "SekishoLinesEnded";
    public static final String LINES_CANCELLED = "SekishoLinesCancelled";
    /** Of the receivers of what is distributed, those that have their part. */
    public static final String LINES_DELIVERED = "SekishoLinesDelivered";

    public OutgoingMessage {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    public OutgoingMessage marked(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new OutgoingMessage(more, correlationId, text, body);
    }

    /** Everything but the body, for the narrow row. */
    public byte[] head() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, correlationId.stored());
            out.writeBoolean(text);
            out.writeInt(properties.size());
            for (Map.Entry<String, String> property : properties.entrySet()) {
                write(out, property.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, property.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static OutgoingMessage of(byte[] head, byte[] body) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
            CorrelationId correlationId = CorrelationId.restored(read(in));
            boolean text = in.readBoolean();
            Map<String, String> properties = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                properties.put(text(in), text(in));
            }
            return new OutgoingMessage(properties, correlationId, text, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(read(in), StandardCharsets.UTF_8);
    }
}
