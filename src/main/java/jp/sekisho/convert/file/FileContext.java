package jp.sekisho.convert.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.convert.codes.UnknownCode;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind.Role;
import org.jspecify.annotations.Nullable;

/** What the map may ask while it converts a file. Turns from record to record; owned by the thread that converts. */
final class FileContext implements ConversionContext {
    private static final String INTEGRATED = "integrated";

    private final Layout source;
    private final Layout target;
    private final Circumstances circumstances;
    private final Map<String, Optional<Field>> persons = new HashMap<>();
    private final Map<UnknownCode, Long> unknownCodes = new LinkedHashMap<>();
    private final List<UnknownCode> unknownHere = new ArrayList<>();
    private @Nullable Record record;
    private long written;

    FileContext(Layout source, Layout target, Circumstances circumstances) {
        this.source = source;
        this.target = target;
        this.circumstances = circumstances;
    }

    void turnTo(Record next) {
        record = next;
        unknownHere.clear();
    }

    /** What was asked for has been written: unknown codes in it count, and not those of what is refused. */
    void done() {
        unknownHere.forEach(code -> unknownCodes.merge(code, 1L, Long::sum));
        unknownHere.clear();
    }

    /** A record has been written: after a data record the next one has the next number. */
    void wrote(Record made) {
        boolean isData = target.kind(made.kind())
                .filter(kind -> kind.role() == Role.DATA)
                .isPresent();
        written += isData ? 1 : 0;
    }

    /** How often which code was unknown and the map let that be. */
    Map<UnknownCode, Long> unknownCodes() {
        return unknownCodes;
    }

    @Override
    public String number(String kind) {
        Record asking = Optional.ofNullable(record).orElseThrow(() -> noPerson(kind));
        return number(kind, persons.computeIfAbsent(asking.kind(), this::person).orElseThrow(() -> noPerson(kind)));
    }

    @Override
    public String integratedNumber(String item) {
        Record asking = Optional.ofNullable(record).orElseThrow(() -> noPerson(INTEGRATED));
        return asking.get(item).isBlank()
                ? ""
                : number(INTEGRATED, source.field(item).orElseThrow(() -> noPerson(INTEGRATED)));
    }

    private String number(String kind, Field person) {
        String number = Objects.requireNonNull(record).get(person.name());
        return circumstances
                .numbers()
                .of(kind, number)
                .or(() -> circumstances.numbers().of(kind, padded(number, person)))
                .orElseThrow(() -> Finding.of(FileError.NUMBER_MISSING, "item", person.name(), "kind", kind)
                        .asException());
    }

    /** As wide as its item: zeros that fill it are not part of what was read, and may be in the table. */
    private static String padded(String number, Field person) {
        int width = Math.max(person.bytes(), person.characters());
        return "0".repeat(Math.max(0, width - number.length())) + number;
    }

    private Optional<Field> person(String kind) {
        return source.kind(kind).stream()
                .flatMap(known -> known.fields().stream())
                .filter(field -> field.means().filter(Field.PERSON::equals).isPresent())
                .findFirst();
    }

    private SekishoException noPerson(String kind) {
        return Finding.of(FileError.NO_PERSON, "layout", source.id(), "kind", kind)
                .asException();
    }

    @Override
    public String constant(String name) {
        return Optional.ofNullable(circumstances.constants().get(name))
                .orElseThrow(
                        () -> Finding.of(FileError.NO_CONSTANT, "name", name).asException());
    }

    @Override
    public LocalDate businessDate() {
        return circumstances.businessDate();
    }

    @Override
    public long sequence() {
        return written + 1;
    }

    @Override
    public void unknownCode(UnknownCode code) {
        unknownHere.add(code);
    }
}
