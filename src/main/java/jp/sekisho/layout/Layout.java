package jp.sekisho.layout;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checked shape of a message: reads its bytes into records and writes records as bytes.
 *
 * <p>Immutable and thread safe. What does not fit is refused with one {@link LayoutError} that names the line and the item,
 * on the way in and on the way out; nothing is replaced, cut or guessed unless the layout says so for the item.
 */
public final class Layout {
    private final Head head;
    private final Items items;
    private final List<Field> fields;
    private final Codec codec;
    private final Map<String, String> namesNow;

    Layout(Head head, Items items, List<Field> fields, Codec codec) {
        this.head = head;
        this.items = items;
        this.fields = List.copyOf(fields);
        this.codec = codec;
        this.namesNow = fields.stream()
                .flatMap(field -> field.formerNames().stream().map(former -> Map.entry(former, field.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
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

    public Charset charset() {
        return head.charset().charset();
    }

    /** The items, in order. */
    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The items with that role for the gateway, such as {@code person}. */
    public List<Field> meaning(String role) {
        return fields.stream()
                .filter(field -> field.means().filter(role::equals).isPresent())
                .toList();
    }

    /** The classes that a message of this layout must not hold. */
    public Set<Classification> carriesNo() {
        return head.carriesNo();
    }

    /**
     * The records of a message: at least one.
     *
     * @throws jp.sekisho.error.SekishoException with the first {@link LayoutError} of the message, or of each of its bad
     *     records
     */
    public List<Record> decode(byte[] message) {
        return codec.decode(message);
    }

    /** Whether messages are XML, which is written in its exclusive canonical form. */
    public boolean isXml() {
        return codec instanceof XmlCodec;
    }

    /** Whether a message of this layout can hold more than one record. */
    public boolean holdsSeveral() {
        return codec.holdsSeveral();
    }

    /**
     * The message of these records.
     *
     * @throws jp.sekisho.error.SekishoException with the first {@link LayoutError} that a record has, or
     *     {@link LayoutError#NO_SUCH_ITEM} for a record of another layout
     */
    public byte[] encode(List<Record> records) {
        return codec.encode(records.stream().map(this::own).toList());
    }

    /** A record of this layout, all items blank: fill it with {@link Record#with}. */
    public Record blank() {
        String[] values = new String[fields.size()];
        Arrays.fill(values, "");
        return new Record(items, values);
    }

    /**
     * A record from values as a message writes them, padding left out or not; items that are not named stay blank. For
     * examples and trials: the same rules hold as for a message.
     */
    public Record record(Map<String, String> written) {
        ItemRules rules = new ItemRules(head);
        Record record = blank();
        written.keySet().forEach(items::index);
        for (Field field : fields) {
            String value = rules.read(
                    field, written.getOrDefault(field.name(), field.is().orElse("")), 1);
            record = record.with(field.name(), value);
        }
        return record;
    }

    /** The canonical text of one item's value as a message writes it, by the same rules; blank for blank. */
    public String canonical(String item, String written) {
        Field field = fields.get(items.index(item));
        return written.isEmpty() ? "" : new ItemRules(head).read(field, written, 1);
    }

    /**
     * A record of a former version, with its items named as they are now. Items that this version does not have keep their
     * names, and what it has besides is not there to be asked for.
     */
    public Record renamed(Record former) {
        return namesNow.isEmpty() ? former : former.named(name -> nameNow(name, former.names()));
    }

    /**
     * A record of this version from the values of one of a former version, by the names that its items had then.
     *
     * @throws jp.sekisho.error.SekishoException with {@link LayoutError#NO_SUCH_ITEM} or {@link LayoutError#NEW_ITEM} if
     *     the two do not have the same items
     */
    public Record ofFormer(Map<String, String> values) {
        Record record = blank();
        Set<String> filled = new HashSet<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String name = nameNow(value.getKey(), values.keySet());
            record = record.with(name, value.getValue());
            filled.add(name);
        }
        items.names().stream()
                .filter(name -> !filled.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw items.finding(LayoutError.NEW_ITEM, name);
                });
        return record;
    }

    /** Where a former version had several names of one item, they were several items, and none is that one. */
    private String nameNow(String name, Collection<String> former) {
        String now = namesNow.getOrDefault(name, name);
        boolean one = former.stream()
                        .filter(other -> namesNow.getOrDefault(other, other).equals(now))
                        .count()
                == 1;
        return one ? now : name;
    }

    private Record own(Record record) {
        return record.names().equals(items.names()) ? record : rearranged(record);
    }

    private Record rearranged(Record record) {
        Record own = blank();
        for (String name : record.names()) {
            own = own.with(name, record.get(name));
        }
        return own;
    }
}
