package jp.sekisho.operate.command.convert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.file.BadRecord;
import jp.sekisho.convert.file.RunReport;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Substitution;

/** What a conversion did, for people. Nothing of it is a value of a record. */
record ConversionSummary(ConvertMap.Ready ready, RunReport report, Duration took, boolean dryRun) {
    private static final int PLACES_SHOWN = 5;

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
    static String place(Substitution place) {
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

    static String wire(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String catalogueVersion() {
        return ready.catalogue().versionOn(ready.circumstances().businessDate());
    }

    double seconds() {
        return took.toNanos() / 1e9;
    }
}
