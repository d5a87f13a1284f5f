package jp.sekisho.benchmark.records;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Who is measured. */
public enum Contender {
    SEKISHO("Sekisho", SekishoRecords::new),
    BINDY("camel-bindy", BindyRecords::new),
    HAND_WRITTEN("a loop written by hand", HandWrittenRecords::new),
    TRANSCODING("transcoding alone", Transcoding::new);

    final String title;
    private final Supplier<RecordConversion> conversion;

    Contender(String title, Supplier<RecordConversion> conversion) {
        this.title = title;
        this.conversion = conversion;
    }

    RecordConversion conversion() {
        return conversion.get();
    }

    /** Whether it gives the other form, and not only its charset. */
    boolean converts() {
        return this != TRANSCODING;
    }

    /** The same bytes in the other charset, and nothing besides. */
    private static final class Transcoding implements RecordConversion {
        @Override
        public byte[] toCsv(byte[] fixed) {
            return new String(fixed, WideRecords.MS932).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] toFixed(byte[] csv) {
            return new String(csv, StandardCharsets.UTF_8).getBytes(WideRecords.MS932);
        }
    }
}
