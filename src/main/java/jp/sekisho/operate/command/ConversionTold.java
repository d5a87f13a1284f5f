package jp.sekisho.operate.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.convert.UnknownCode;
import jp.sekisho.convert.file.BadRecord;
import jp.sekisho.convert.file.RunReport;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Substitution;

/** What a conversion did, for people and for programs. Nothing of it is a value of a record. */
record ConversionTold(ConvertMap.Ready ready, RunReport report, Duration took, boolean dryRun) {
    private static final int PLACES_SHOWN = 5;
    private static final JsonFactory JSON = new JsonFactory();

    /** In both languages, a line for each matter that there is. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        ConversionMap map = ready.map();
        lines.add(String.format(
                Locale.ROOT,
                "%s  %s → %s  %s  catalogue %.12s%s",
                map.id(),
                version(map.source()),
                version(map.target()),
                ready.circumstances().businessDate(),
                catalogueVersion(),
                dryRun ? "  試行 dry run" : ""));
        lines.add(counted("読んだ件数 read", report.read() + report.badCount(), report.bytesRead()));
        lines.add(counted("変換した件数 converted", report.written(), report.bytesWritten()));
        report.dropped().forEach((kind, count) -> lines.add(counted("捨てた種別 dropped " + kind, count)));
        if (report.substituted() > 0) {
            lines.add(counted("置き換えた文字 substituted characters", report.substituted()) + places());
        }
        report.normalised().forEach((change, count) -> lines.add(counted("正規化 normalised " + wire(change), count)));
        new TreeMap<>(named()).forEach((name, count) -> lines.add(counted("表にないコード unknown codes " + name, count)));
        bad(lines);
        lines.add(String.format(
                Locale.ROOT, "%.1f 秒 s, %,.0f 件/秒 records/s", seconds(), report.read() / Math.max(seconds(), 0.001)));
        return List.copyOf(lines);
    }

    private void bad(List<String> lines) {
        if (report.badCount() > 0) {
            lines.add(counted("悪い件数 bad", report.badCount()));
            report.bad().forEach(bad -> lines.addAll(sentences(bad)));
            if (report.badCount() > report.bad().size()) {
                lines.add("  … ほか and " + (report.badCount() - report.bad().size()) + " more");
            }
        }
        report.refused().ifPresent(bad -> {
            if (!report.bad().contains(bad)) {
                lines.addAll(sentences(bad));
            }
            lines.add("ファイル全体を拒みました。何も書いていません。 The file was refused as a whole; nothing was put in place.");
        });
    }

    private static List<String> sentences(BadRecord bad) {
        return List.of(
                "  " + bad.finding().code().wire() + "  " + bad.number() + " 件目 record, " + bad.position()
                        + " バイト目から bytes before it",
                "      " + bad.finding().japanese(),
                "      " + bad.finding().english());
    }

    private String places() {
        StringBuilder places = new StringBuilder(":");
        report.substitutions().stream().limit(PLACES_SHOWN).forEach(place -> places.append(' ')
                .append(place(place)));
        return places + (report.substituted() > PLACES_SHOWN ? " …" : "");
    }

    /** Record, item and character: where to look. */
    private static String place(Substitution place) {
        return place.line() + "/" + place.item() + "/" + place.character();
    }

    private Map<String, Long> named() {
        Map<String, Long> named = new TreeMap<>();
        report.unknownCodes()
                .forEach((code, count) -> named.put(
                        code.item() + " (" + code.table() + ", " + (code.replaced() ? "別の値 replaced" : "そのまま passed")
                                + ")",
                        count));
        return named;
    }

    private static String counted(String what, long records, long bytes) {
        return String.format(Locale.ROOT, "%s: %,d (%,d bytes)", what, records, bytes);
    }

    private static String counted(String what, long count) {
        return String.format(Locale.ROOT, "%s: %,d", what, count);
    }

    private static String version(Layout layout) {
        return layout.id() + " v" + layout.version();
    }

    private static String wire(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String catalogueVersion() {
        return ready.catalogue().versionOn(ready.circumstances().businessDate());
    }

    private double seconds() {
        return took.toNanos() / 1e9;
    }

    /** One object; counts as numbers, findings with their code and both sentences. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            about(json);
            counts(json);
            json.writeArrayFieldStart("bad");
            for (BadRecord bad : report.bad()) {
                bad(json, bad);
            }
            json.writeEndArray();
            if (report.refused().isPresent()) {
                json.writeFieldName("refused");
                bad(json, report.refused().get());
            }
            json.writeNumberField("seconds", seconds());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void about(JsonGenerator json) throws IOException {
        ConversionMap map = ready.map();
        json.writeStringField("map", map.id());
        json.writeStringField("catalogue", catalogueVersion());
        json.writeStringField("on", ready.circumstances().businessDate().toString());
        json.writeStringField("from", map.from());
        json.writeNumberField("from-version", map.source().version());
        json.writeStringField("to", map.to());
        json.writeNumberField("to-version", map.target().version());
        json.writeBooleanField("dry-run", dryRun);
    }

    private void counts(JsonGenerator json) throws IOException {
        json.writeNumberField("read", report.read() + report.badCount());
        json.writeNumberField("written", report.written());
        json.writeNumberField("bad-count", report.badCount());
        json.writeNumberField("bytes-read", report.bytesRead());
        json.writeNumberField("bytes-written", report.bytesWritten());
        numbers(json, "dropped", report.dropped());
        json.writeNumberField("substituted", report.substituted());
        json.writeArrayFieldStart("substitutions");
        for (Substitution place : report.substitutions()) {
            json.writeString(place(place));
        }
        json.writeEndArray();
        Map<String, Long> normalised = new TreeMap<>();
        report.normalised().forEach((change, count) -> normalised.put(wire(change), count));
        numbers(json, "normalised", normalised);
        unknown(json);
    }

    private void unknown(JsonGenerator json) throws IOException {
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
