package jp.sekisho.layout;

import java.util.List;
import java.util.Optional;

/**
 * One kind of record that a layout has: a header, a data record, a trailer, an end.
 *
 * <p>Immutable and thread safe.
 */
public final class RecordKind {
    private final Role role;
    private final Items items;
    private final List<Field> fields;

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

    RecordKind(Role role, Items items, List<Field> fields) {
        this.role = role;
        this.items = items;
        this.fields = List.copyOf(fields);
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

    /** A record of this kind to be filled, all items blank. */
    public Filling filling() {
        return Filling.of(items);
    }

    Items items() {
        return items;
    }
}
