package jp.sekisho.operate.command.convert;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import jp.sekisho.convert.file.DraftFile;

/** Where the report of a conversion is kept; its name decides how it is written. */
record ReportFile(Path path, boolean overwrite) {
    void write(ConversionSummary summary) {
        boolean json = path.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        String text = json ? new ConversionJson(summary).written() : String.join("\n", summary.lines()) + "\n";
        try (DraftFile draft = new DraftFile(path, overwrite)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            draft.out().write(bytes, 0, bytes.length);
            draft.keep();
        }
    }
}
