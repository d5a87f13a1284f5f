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
 * @param correlationId empty if there is none
 * @param text whether the body travels as text; it is UTF-8 then
 */
public record OutMessage(Map<String, String> properties, String correlationId, boolean text, byte[] body) {
    public static final String STATUS = "SekishoStatus";
    public static final String OUTCOME = "SekishoOutcome";
    public static final String OUTCOME_ID = "SekishoOutcomeId";
    public static final String REASON = "SekishoReason";
    public static final String REASON_TEXT = "SekishoReasonText";
    public static final String IN_REPLY_TO = "SekishoInReplyTo";
    public static final String DUPLICATE = "SekishoDuplicate";
    public static final String LINES = "SekishoLines";
    public static final String LINES_ENDED = "SekishoLinesEnded";
    public static final String LINES_CANCELLED = "SekishoLinesCancelled";

    public OutMessage {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    OutMessage marked(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new OutMessage(more, correlationId, text, body);
    }

    /** Everything but the body, for the narrow row. */
    byte[] head() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, correlationId);
            out.writeBoolean(text);
            out.writeInt(properties.size());
            for (Map.Entry<String, String> property : properties.entrySet()) {
                write(out, property.getKey());
                write(out, property.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static OutMessage of(byte[] head, byte[] body) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
            String correlationId = read(in);
            boolean text = in.readBoolean();
            Map<String, String> properties = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                properties.put(read(in), read(in));
            }
            return new OutMessage(properties, correlationId, text, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a length of four bytes: a sender's correlation id may be longer than {@code writeUTF} takes. */
    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
