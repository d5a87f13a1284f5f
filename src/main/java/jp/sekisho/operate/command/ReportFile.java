package jp.sekisho.operate.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import jp.sekisho.convert.file.DraftFile;

/** Where the report of a conversion is kept; its name decides how it is written. */
record ReportFile(Path path, boolean overwrite) {
    void write(ConversionTold told) {
        boolean json = path.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        String text = json ? new ConversionJson(told).written() : String.join("\n", told.lines()) + "\n";
        try (DraftFile draft = new DraftFile(path, overwrite)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            draft.out().write(bytes, 0, bytes.length);
            draft.keep();
        }
    }
}
