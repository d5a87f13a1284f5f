package jp.sekisho.layout.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.item.Tally;

/**
 * One kind of record that a layout has: a header, a data record, a trailer, an end.
 *
 * <p>Immutable and thread safe.
 */
public final class RecordKind {
    private final Role role;
    private final Items items;
    private final List<Field> fields;
    private final List<Part> parts;
    private final Completion completion;

    /** Where in a file or message a kind of record stands. */
    public enum Role {
        /** Once, before the data. */
        HEADER,
        /** Any number of times. */
        DATA,
        /** Once, after the data: counts and totals. */
        TRAILER,
        /** Once, the last of all. */
        END
    }

    public RecordKind(Head head, String name, Role role, List<Part> parts) {
        this.role = role;
        this.parts = List.copyOf(parts);
        this.fields = parts.stream().flatMap(Part::items).map(Part.Item::field).toList();
        this.items = new Items(head, name, fields.stream().map(Field::name).toList());
        this.completion = new Completion(head, items, fields, parts);
    }

    /** Its name; empty where the layout has only one kind. */
    public String name() {
        return items.kind();
    }

    public Role role() {
        return role;
    }

    /** Its items, in order; those of groups and redefinitions under their full names. */
    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return items.has(name) ? Optional.of(fields.get(items.index(name))) : Optional.empty();
    }

    /** Where an item stands among the fields, from 0; one that the kind does not have is a finding. */
    public int index(String name) {
        return items.index(name);
    }

    /** The item that says how often a group is repeated, by its place; empty if there is no such group. */
    public OptionalInt countOf(String group) {
        return groups(parts.stream())
                .filter(part -> part.name().equals(group))
                .mapToInt(Part.Group::count)
                .findFirst();
    }

    private static Stream<Part.Group> groups(Stream<Part> parts) {
        return parts.flatMap(part -> {
            if (part instanceof Part.Group group) {
                return Stream.concat(
                        Stream.of(group), groups(group.slots().stream().flatMap(List::stream)));
            }
            return part instanceof Part.Choice choice
                    ? groups(choice.variants().values().stream().flatMap(List::stream))
                    : Stream.empty();
        });
    }

    /** A record of this kind to be filled, all items blank. */
    public Filling filling() {
        return Filling.of(items);
    }

    public Items items() {
        return items;
    }

    public List<Part> parts() {
        return parts;
    }

    /** The record with its items in this kind's order, for one that has the same by name. */
    public Record own(Record record) {
        if (record.isOf(items)) {
            return record;
        }
        Filling own = filling();
        for (int i = 0; i < record.names().size(); i++) {
            own.copy(index(record.names().get(i)), record, i);
        }
        return own.record();
    }

    /** The record with what it says about itself filled in. */
    public Record completed(Record record, int line, Notes notes, Function<Tally, String> tally) {
        return completion.isNothing()
                ? record
                : completion
                        .complete(Filling.from(items, record), line, notes, tally)
                        .record();
    }
}
