package jp.sekisho.convert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.convert.codes.UnknownCode;
import jp.sekisho.convert.value.ConversionContext;

/** A context whose answers are the questions, and which keeps what it is told. */
final class RecordingContext implements ConversionContext {
    final List<String> notes = new ArrayList<>();
    private final long sequence;

    RecordingContext() {
        this(1);
    }

    RecordingContext(long sequence) {
        this.sequence = sequence;
    }

    @Override
    public String number(String kind) {
        return kind;
    }

    @Override
    public String integratedNumber(String item) {
        return number("integrated");
    }

    @Override
    public String constant(String name) {
        return name;
    }

    @Override
    public LocalDate businessDate() {
        return LocalDate.of(2026, 6, 15);
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public void unknownCode(UnknownCode code) {
        notes.add(code.item() + " " + code.table() + (code.replaced() ? "!" : ""));
    }
}
