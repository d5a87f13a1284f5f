package jp.sekisho.operate.command.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.convert.codes.UnknownCode;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.file.BadRecord;
import jp.sekisho.convert.file.RunReport;
import jp.sekisho.layout.item.Substitution;

/**
 * What a conversion did, for programs: one object, with counts as numbers, and findings with their code and both sentences.
 * Nothing of it is a value of a record.
 */
record ConversionJson(ConversionSummary summary) {
    private static final JsonFactory JSON = new JsonFactory();

    String written() {
        RunReport report = summary.report();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            about(json);
            counts(json, report);
            json.writeArrayFieldStart("bad");
            for (BadRecord bad : report.bad()) {
                bad(json, bad);
            }
            json.writeEndArray();
            if (report.refused().isPresent()) {
                json.writeFieldName("refused");
                bad(json, report.refused().get());
            }
            json.writeNumberField("seconds", summary.seconds());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void about(JsonGenerator json) throws IOException {
        ConversionMap map = summary.ready().map();
        json.writeStringField("map", map.id());
        json.writeStringField("catalogue", summary.catalogueVersion());
        json.writeStringField(
                "on", summary.ready().circumstances().businessDate().toString());
        json.writeStringField("from", map.from());
        json.writeNumberField("from-version", map.source().version());
        json.writeStringField("to", map.to());
        json.writeNumberField("to-version", map.target().version());
        json.writeBooleanField("dry-run", summary.dryRun());
    }

    private static void counts(JsonGenerator json, RunReport report) throws IOException {
        json.writeNumberField("read", report.read() + report.badCount());
        json.writeNumberField("written", report.written());
        json.writeNumberField("bad-count", report.badCount());
        json.writeNumberField("bytes-read", report.bytesRead());
        json.writeNumberField("bytes-written", report.bytesWritten());
        numbers(json, "dropped", report.dropped());
        json.writeNumberField("substituted", report.substituted());
        json.writeArrayFieldStart("substitutions");
        for (Substitution place : report.substitutions()) {
            json.writeString(ConversionSummary.place(place));
        }
        json.writeEndArray();
        Map<String, Long> normalised = new TreeMap<>();
        report.normalised().forEach((change, count) -> normalised.put(ConversionSummary.wire(change), count));
        numbers(json, "normalised", normalised);
        unknown(json, report);
    }

    private static void unknown(JsonGenerator json, RunReport report) throws IOException {
        json.writeArrayFieldStart("unknown-codes");
        for (Map.Entry<UnknownCode, Long> code : report.unknownCodes().entrySet()) {
            json.writeStartObject();
            json.writeStringField("item", code.getKey().item());
            json.writeStringField("table", code.getKey().table());
            json.writeBooleanField("replaced", code.getKey().replaced());
            json.writeNumberField("count", code.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private static void bad(JsonGenerator json, BadRecord bad) throws IOException {
        json.writeStartObject();
        json.writeNumberField("record", bad.number());
        json.writeNumberField("position", bad.position());
        json.writeStringField("code", bad.finding().code().wire());
        json.writeStringField("item", bad.item());
        json.writeStringField("japanese", bad.finding().japanese());
        json.writeStringField("english", bad.finding().english());
        json.writeEndObject();
    }
}
