package jp.sekisho.convert.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.codes.CodeError;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.record.Record;

/**
 * A checked map: turns a record of one layout into a record of another.
 *
 * <p>Immutable and thread safe. Every name in it was found when it was checked; what it refuses is the record's: an unknown
 * code ({@link CodeError}), a failed check ({@link MapError#CHECK_FAILED}) and their like, each with the item's name.
 */
public final class ConversionMap {
    private final Head head;
    private final Layout source;
    private final Layout target;
    private final Program program;

    /** Which map it is. */
    record Head(String id, int version, Optional<String> answers) {}

    /**
     * What runs.
     *
     * @param kinds for each kind of record that is read
     * @param dropped the kinds that nothing is made of
     * @param before what is made once, before all else
     * @param after what is made once, at the end
     */
    record Program(
            Map<String, KindProgram> kinds,
            Set<String> dropped,
            List<KindProgram> before,
            List<KindProgram> after,
            Optional<KindProgram> unanswered) {}

    ConversionMap(Head head, Layout source, Layout target, Program program) {
        this.head = head;
        this.source = source;
        this.target = target;
        this.program = program;
    }

    public String id() {
        return head.id();
    }

    /** Its version, from 1. */
    public int version() {
        return head.version();
    }

    /** The id of the layout that it reads. */
    public String from() {
        return source.id();
    }

    /** The id of the layout that it writes. */
    public String to() {
        return target.id();
    }

    /** The id of the layout of the request, for a map of answers. */
    public Optional<String> answers() {
        return head.answers();
    }

    public Layout source() {
        return source;
    }

    public Layout target() {
        return target;
    }

    /**
     * The converted record; empty if the map drops its kind of record.
     *
     * @throws jp.sekisho.error.SekishoException with a {@link CodeError} or {@link MapError} that names the item
     */
    public Optional<Record> apply(Record record, ConversionContext context) {
        KindProgram kind = program.kinds().get(record.kind());
        if (kind != null) {
            return Optional.of(kind.apply(record, context));
        }
        if (program.dropped().contains(record.kind())) {
            return Optional.empty();
        }
        throw Finding.of(MapError.UNKNOWN_RECORD, "map", head.id(), "kind", record.kind())
                .asException();
    }

    /** What its file says of a kind of record that it reads; empty if nothing is made of that. */
    public Optional<WrittenLines> written(String kind) {
        return Optional.ofNullable(program.kinds().get(kind)).map(KindProgram::written);
    }

    /** How a map asks for a number of the person: stands among what it {@link #reads}. */
    public static String number(String kind) {
        return "number(" + kind + ")";
    }

    /**
     * The items of a kind of record at whose values it looks, in their order, and the numbers of the person that it asks for; none if the
     * kind is dropped.
     */
    public List<String> reads(String kind) {
        return Optional.ofNullable(program.kinds().get(kind))
                .map(KindProgram::reads)
                .orElse(List.of());
    }

    /** How what flows into an item of the target is protected, whatever the item's own class, for a kind of record that it reads. */
    public Set<Classification> flowsInto(String kind, String item) {
        return Optional.ofNullable(program.kinds().get(kind))
                .map(made -> made.flowsInto(item))
                .orElse(Set.of());
    }

    /** The records that are made of none, to be written before the first: a header. */
    public List<Record> before(ConversionContext context) {
        return made(program.before(), context);
    }

    /** The records that are made of none, to be written after the last: a trailer, an end. */
    public List<Record> after(ConversionContext context) {
        return made(program.after(), context);
    }

    private static List<Record> made(List<KindProgram> kinds, ConversionContext context) {
        return kinds.stream()
                .map(kind -> kind.apply(kind.source().filling().record(), context))
                .toList();
    }

    /** Whether it can say that a line has no answer: only then may a request have several lines. */
    public boolean saysUnanswered() {
        return program.unanswered().isPresent();
    }

    /**
     * The record that stands in for a line without an answer.
     *
     * @param context with the request and with how the line ended
     * @throws jp.sekisho.error.SekishoException with {@link MapError#NOT_SAID} if the map cannot say it, else as
     *     {@link #apply}
     */
    public Record unanswered(ConversionContext context) {
        return program.unanswered()
                .orElseThrow(
                        () -> Finding.of(MapError.NOT_SAID, "map", head.id()).asException())
                .apply(source.blank(), context);
    }
}
