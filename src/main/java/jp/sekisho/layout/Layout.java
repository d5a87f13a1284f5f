package jp.sekisho.layout;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.fixed.FixedCodec;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.item.PossibleValues;
import jp.sekisho.layout.markup.JsonCodec;
import jp.sekisho.layout.markup.XmlCodec;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Codec;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.FormerNames;
import jp.sekisho.layout.record.Frame;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordReader;
import jp.sekisho.layout.record.RecordTarget;

/**
 * The checked shape of a message: reads its bytes into records and writes records as bytes.
 *
 * <p>Immutable and thread safe. What does not fit is refused with one {@link LayoutError} that names the line and the item,
 * on the way in and on the way out; nothing is replaced, cut or guessed unless the layout says so for the item.
 */
public final class Layout {
    private static final Set<ErrorCode> SHIFTS = Set.of(LayoutError.WRONG_LENGTH, LayoutError.WRONG_SEPARATOR);

    private final Head head;
    private final Frame frame;
    private final RecordKind data;
    private final Codec codec;
    private final FormerNames names;
    private final RecordCheck check;

    public Layout(Head head, Frame frame, Codec codec) {
        this(head, frame, codec, record -> List.of());
    }

    private Layout(Head head, Frame frame, Codec codec, RecordCheck check) {
        this.head = head;
        this.frame = frame;
        this.data = frame.of(RecordKind.Role.DATA).orElseThrow();
        this.codec = codec;
        this.names = FormerNames.of(data);
        this.check = check;
    }

    /** This layout, of which no data record is written that has something against it. */
    public Layout checkedBy(RecordCheck rules) {
        return new Layout(head, frame, codec, rules);
    }

    public String id() {
        return head.id();
    }

    /** What people call it. */
    public String name() {
        return head.name();
    }

    public int version() {
        return head.version();
    }

    /** The first business date on which this version is in force. */
    public LocalDate from() {
        return head.from();
    }

    /** The last business date on which this version is in force, where it says so. */
    public Optional<LocalDate> until() {
        return head.until();
    }

    /** The set that private-use characters of its messages come from; without one there are none. */
    public Optional<String> privateUse() {
        return head.privateUse();
    }

    public Charset charset() {
        return head.charset().charset();
    }

    /** The kinds of record that a message has: one, or several that each have a name. */
    public List<RecordKind> kinds() {
        return frame.kinds();
    }

    public Optional<RecordKind> kind(String name) {
        return kinds().stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The kind of its data records; of several the first. */
    public RecordKind data() {
        return data;
    }

    /** The items of its data records, in order. */
    public List<Field> fields() {
        return data.fields();
    }

    public Optional<Field> field(String name) {
        return data.field(name);
    }

    /** The items with that role for the gateway, such as {@code person}. */
    public List<Field> meaning(String role) {
        return fields().stream()
                .filter(field -> field.means().filter(role::equals).isPresent())
                .toList();
    }

    /** The classes that a message of this layout must not hold. */
    public Set<Classification> carriesNo() {
        return head.carriesNo();
    }

    /**
     * The data records of a message: at least one. What stands around them is checked.
     *
     * @throws jp.sekisho.error.SekishoException with the first {@link LayoutError} of the message, or of each of its bad
     *     records
     */
    public List<Record> decode(byte[] message) {
        RecordReader reader = reader(new ByteFeed(message), Notes.unheard());
        List<Record> good = new ArrayList<>();
        List<Finding> bad = new ArrayList<>();
        boolean more = true;
        while (more) {
            try {
                Record record = reader.next();
                more = record != null;
                if (record != null && isData(record)) {
                    good.add(record);
                }
            } catch (SekishoException e) {
                bad.add(e.finding());
                more = reader.canGoOn() && !SHIFTS.contains(e.code());
            }
        }
        if (bad.isEmpty() && good.isEmpty()) {
            bad.add(Finding.of(LayoutError.NO_RECORDS, "layout", id()));
        }
        if (!bad.isEmpty()) {
            throw new SekishoException(bad);
        }
        return List.copyOf(good);
    }

    /** A finding about the data record of that number, where there are no others. */
    Finding placed(Finding finding, int number) {
        return finding.at(head.counted(), codec.linesBefore() + number);
    }

    /** Refuses a whole record that is about to be written, if it is one of data and the rules in Java have something against it. */
    void refuseForbidden(RecordKind kind, Record whole, int line) {
        if (kind != data) {
            return;
        }
        List<Finding> forbidding = check.findings(whole).stream()
                .map(finding -> finding.at(head.counted(), line))
                .toList();
        if (!forbidding.isEmpty()) {
            throw new SekishoException(forbidding);
        }
    }

    private boolean isData(Record record) {
        return frame.isOpen()
                || kind(record.kind())
                        .filter(kind -> kind.role() == RecordKind.Role.DATA)
                        .isPresent();
    }

    /** Whether messages are XML, which is written in its exclusive canonical form. */
    public boolean isXml() {
        return codec instanceof XmlCodec;
    }

    /** Whether messages are parsed as one: XML and JSON. Of others each record stands for itself. */
    public boolean isParsedWhole() {
        return codec instanceof XmlCodec || codec instanceof JsonCodec;
    }

    /** Whether a message of this layout can hold more than one record. */
    public boolean holdsSeveral() {
        return codec.holdsSeveral();
    }

    /**
     * The message of these records; header, trailer and end are made where the layout says all that stands in them.
     *
     * @throws jp.sekisho.error.SekishoException with the first {@link LayoutError} that a record has, or
     *     {@link LayoutError#NO_SUCH_ITEM} for a record of another layout
     */
    public byte[] encode(List<Record> records) {
        if (records.isEmpty() && holdsSeveral()) {
            throw Finding.of(LayoutError.NO_RECORDS, "layout", id()).asException();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        RecordWriter writer = writer(message);
        records.forEach(writer::write);
        writer.finish();
        return message.toByteArray();
    }

    /** Reads a file of this layout record by record: all kinds of record, in the memory of one. */
    public RecordReader reader(InputStream in) {
        return reader(new ByteFeed(in), new Notes());
    }

    private RecordReader reader(ByteFeed feed, Notes notes) {
        return new RecordReader(codec.source(feed, notes), feed, frame, codec.linesBefore(), notes);
    }

    /** Writes a file of this layout record by record, in the memory of one. */
    public RecordWriter writer(OutputStream out) {
        return new RecordWriter(this, codec, new ByteSink(out), frame);
    }

    /** A record of this layout, all items blank: fill it with {@link Record#with}. */
    public Record blank() {
        return data.filling().record();
    }

    /**
     * A record from values as a message writes them, padding left out or not; items that are not named stay blank. For
     * examples and trials: the same rules hold as for a message, and what must not be blank is found when it is written.
     */
    public Record record(Map<String, String> written) {
        return record(data, written);
    }

    /** As {@link #record(Map)}, of one of its kinds. */
    public Record record(RecordKind kind, Map<String, String> written) {
        Filling filling = kind.filling();
        written.keySet().forEach(kind::index);
        for (Field field : kind.fields()) {
            Optional.ofNullable(written.get(field.name()))
                    .or(field::is)
                    .ifPresent(text -> filling.set(kind.index(field.name()), canonical(kind, field.name(), text)));
        }
        return filling.record();
    }

    /**
     * The record as it is read again from the bytes that are written for it alone, whatever has to stand around it in a file, by
     * the same rules. For examples and trials.
     */
    public Record throughBytes(Record record) {
        RecordKind kind = kind(record.kind()).orElse(data);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteSink sink = new ByteSink(bytes);
        RecordTarget target = codec.target(sink, new Notes());
        target.begin();
        Record whole = kind.completed(kind.own(record), 1, new Notes(), tally -> "0");
        refuseForbidden(kind, whole, 1);
        target.write(kind, whole, 1);
        target.end();
        sink.flush();
        return Objects.requireNonNull(
                codec.source(new ByteFeed(bytes.toByteArray()), new Notes()).next(1));
    }

    /** The canonical text of one item's value as a message writes it, by the same rules; blank for blank where that is no value. */
    public String canonical(RecordKind kind, String item, String written) {
        Field field = kind.fields().get(kind.index(item));
        return written.isEmpty() && field.type().blank() == null ? "" : read(field, written);
    }

    /** Whether an item, as it is read, can have that canonical text; an empty one where it may be blank. */
    public boolean canHave(Field field, String canonical) {
        Form form = codec instanceof FixedCodec ? Form.FIXED : Form.DELIMITED;
        return new PossibleValues(head, form).has(field, canonical);
    }

    /** Whether a canonical text can be written in an item; cut, or with other characters in it, where the layout says so. */
    public boolean canTake(Field field, String canonical) {
        Form form = codec instanceof FixedCodec ? Form.FIXED : Form.DELIMITED;
        return new PossibleValues(head, form).takes(field, canonical);
    }

    /** Whether a text is canonical for an item: as its type has it and without padding. Its width is not asked for. */
    public boolean isCanonical(Field field, String text) {
        return PossibleValues.isCanonical(field, text);
    }

    private String read(Field field, String written) {
        return new ItemRules(head, field).read(field.padding().strip(written), 1, new Notes());
    }

    /**
     * A record of a former version, with its items named as they are now. Items that this version does not have keep their
     * names, and what it has besides is not there to be asked for.
     */
    public Record renamed(Record former) {
        return names.renamed(former);
    }

    /**
     * A record of this version from the values of one of a former version, by the names that its items had then.
     *
     * @throws jp.sekisho.error.SekishoException with {@link LayoutError#NO_SUCH_ITEM} or {@link LayoutError#NEW_ITEM} if
     *     the two do not have the same items
     */
    public Record ofFormer(Map<String, String> values) {
        return names.record(values);
    }
}
