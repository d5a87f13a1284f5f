package jp.sekisho.convert.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.error.Origin;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind.Role;
import jp.sekisho.layout.record.RecordReader;
import org.jspecify.annotations.Nullable;

/** One file on its way. Mutable; owned by the thread that converts. */
final class ConversionRun {
    private final ConversionMap map;
    private final FileContext context;
    private final RecordReader reader;
    private final RecordWriter writer;
    private final BadRecords badRecords;
    private final List<BadRecord> bad = new ArrayList<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private long badCount;
    private long read;
    private boolean ended;
    private @Nullable BadRecord refused;

    ConversionRun(
            ConversionMap map, FileContext context, RecordReader reader, RecordWriter writer, BadRecords badRecords) {
        this.map = map;
        this.context = context;
        this.reader = reader;
        this.writer = writer;
        this.badRecords = badRecords;
    }

    /** Whether there is more to convert. */
    boolean goesOn() {
        return !ended && refused == null;
    }

    /** Writes what comes before all that is made of records. */
    void begin() {
        foreseen(() -> {
            try {
                map.before(context).forEach(writer::write);
                context.done();
            } catch (SekishoException e) {
                bad(e, e.finding(), false);
            }
        });
    }

    /** Converts the next record, or ends the file. */
    void step() {
        foreseen(this::convertNext);
    }

    /** What nobody foresaw refuses the file by its kind alone: what it says of itself may hold a value of the record. */
    private void foreseen(Runnable step) {
        try {
            step.run();
        } catch (SekishoException e) {
            throw e;
        } catch (RuntimeException e) {
            Finding finding =
                    Finding.of(FileError.NOT_FORESEEN, "problem", e.getClass().getSimpleName());
            refused = badRecord(reader.placed(finding));
        }
    }

    private void convertNext() {
        Record record;
        try {
            record = reader.next();
        } catch (SekishoException e) {
            bad(e, e.finding(), reader.canGoOn());
            return;
        }
        if (record == null) {
            end();
            return;
        }
        try {
            convert(record);
            read++;
        } catch (SekishoException e) {
            bad(e, reader.placed(e.finding()), isData(record));
        }
    }

    private void convert(Record record) {
        context.turnTo(record);
        map.apply(record, context).ifPresentOrElse(this::write, () -> dropped.merge(record.kind(), 1L, Long::sum));
        context.done();
    }

    private void write(Record made) {
        writer.write(made);
        context.wrote(made);
    }

    private void end() {
        ended = true;
        try {
            map.after(context).forEach(writer::write);
            writer.finish();
            context.done();
            badRecords.end(reader);
        } catch (SekishoException e) {
            bad(e, e.finding(), false);
        }
    }

    /** Only what a record is to blame for is put aside; the rest ends everything. */
    private void bad(SekishoException why, Finding finding, boolean othersAreGood) {
        if (why.code().origin() != Origin.SENDER) {
            throw why;
        }
        reader.putAside();
        BadRecord record = badRecord(finding);
        if (!othersAreGood) {
            refused = record;
            return;
        }
        badCount++;
        if (bad.size() < RunReport.MOST_SHOWN) {
            bad.add(record);
        }
        if (!badRecords.take(record, reader)) {
            refused = record;
        }
    }

    private BadRecord badRecord(Finding finding) {
        return new BadRecord(reader.number(), reader.beginning(), finding);
    }

    private boolean isData(Record record) {
        return map.source()
                .kind(record.kind())
                .filter(kind -> kind.role() == Role.DATA)
                .isPresent();
    }

    /** How far it is. */
    Progress progress() {
        return new Progress(read + badCount, reader.position());
    }

    RunReport report(long bytesWritten) {
        Notes reading = reader.notes();
        Notes writing = writer.notes();
        Map<Normalisation, Long> normalised = new EnumMap<>(Normalisation.class);
        normalised.putAll(reading.normalisations());
        writing.normalisations().forEach((change, count) -> normalised.merge(change, count, Long::sum));
        return new RunReport(
                read,
                writer.written(),
                badCount,
                List.copyOf(bad),
                Map.copyOf(dropped),
                Optional.ofNullable(refused),
                Map.copyOf(context.unknownCodes()),
                writing.substituted(),
                List.copyOf(writing.substitutions()),
                normalised,
                reader.position(),
                bytesWritten);
    }
}
