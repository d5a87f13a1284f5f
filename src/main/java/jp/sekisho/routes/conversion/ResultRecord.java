package jp.sekisho.routes.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.LineResult;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** A record in its sender's result layout: alone in a body, and as values by name (JSON, UTF-8). */
record ResultRecord(byte[] alone, Record record) implements LineResult {
    @Override
    public byte[] values() {
        return new JsonObject(record.asMap()).toJson().getBytes(UTF_8);
    }

    /** What {@link #values()} wrote, in the order of the layout of then. */
    static Map<String, String> values(byte[] json) {
        Map<String, String> values = new LinkedHashMap<>();
        object(json).forEach((item, value) -> values.put(item, (String) value));
        return values;
    }

    private static JsonObject object(byte[] json) {
        try {
            return (JsonObject) Jsoner.deserialize(new String(json, UTF_8));
        } catch (DeserializationException e) {
            throw new IllegalStateException("the vault gave back other values than it was given", e);
        }
    }

    @Override
    public String toString() {
        return "ResultRecord[" + record + "]";
    }
}
