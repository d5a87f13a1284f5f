package jp.sekisho.juki.copy;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.sekisho.passage.room.PersonDigest;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of the held copy. Thread safe; every method works in the caller's transaction. */
final class HeldCopy {
    /** Of the register's local times. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final String SELECT =
            "select person, household_digest, change_number, content from held_person where ";

    private final Vault vault;
    private final PersonDigest names;
    private final ClosedItems persons;
    private final ClosedItems protections;

    HeldCopy(Vault vault) {
        this.vault = vault;
        this.names = new PersonDigest(vault);
        this.persons = new ClosedItems(vault, "held_person.content");
        this.protections = new ClosedItems(vault, "held_protection.content");
    }

    /** The name that the tables have for a person, by the register's own number. */
    String name(String number) {
        return names.of(number);
    }

    /** Holds what the register says now; of an older change than the one held, nothing. */
    void take(Handle handle, Change change) {
        String person = name(change.number());
        HeldNames.learn(handle, person, name(change.code()));
        byte[] code = digest("code", change.code());
        byte @Nullable [] household = change.household().isEmpty() ? null : digest("household", change.household());
        byte[] content = persons.close(change.kept());
        boolean isNew = handle.execute(
                        "insert into held_person (person, code_digest, household_digest, change_number, changed_at, content)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        person,
                        code,
                        household,
                        change.change(),
                        time(change.at()),
                        content)
                > 0;
        if (!isNew) {
            handle.execute(
                    "update held_person set code_digest = ?, household_digest = ?, change_number = ?, changed_at = ?, content = ?"
                            + " where person = ? and change_number <= ?",
                    code,
                    household,
                    change.change(),
                    time(change.at()),
                    content,
                    person,
                    change.change());
        }
    }

    /** Notes a protection; false, and nothing is changed, if what is held was said later. */
    boolean protect(Handle handle, Protection protection) {
        String person = name(protection.number());
        byte[] content = protections.close(protection.kept());
        boolean isNew = handle.execute(
                        "insert into held_protection (person, kind, said_at, content) values (?, ?, ?, ?) on conflict do nothing",
                        person,
                        protection.measure().name(),
                        time(protection.at()),
                        content)
                > 0;
        return isNew
                || handle.execute(
                                "update held_protection set said_at = ?, content = ? where person = ? and kind = ? and said_at <= ?",
                                time(protection.at()),
                                content,
                                person,
                                protection.measure().name(),
                                time(protection.at()))
                        > 0;
    }

    /** Whoever has a resident record code now: one, if all is well. */
    List<Held> withCode(Handle handle, String code) {
        return handle.select(SELECT + "code_digest = ?", digest("code", code))
                .map((row, context) -> held(row))
                .list();
    }

    /** Everybody of whom the register last said that he is or was of a household. */
    List<Held> ofHousehold(Handle handle, byte[] household) {
        return handle.select(SELECT + "household_digest = ?", household)
                .map((row, context) -> held(row))
                .list();
    }

    private Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("person"),
                Optional.ofNullable(row.getBytes("household_digest")),
                row.getLong("change_number"),
                persons.open(row.getBytes("content")));
    }

    /** Whether any measure protects one of these persons on a day. */
    boolean isAnyProtected(Handle handle, Collection<String> names, LocalDate on) {
        return handle
                .createQuery("select content from held_protection where person in (<names>)")
                .bindList("names", List.copyOf(names))
                .mapTo(byte[].class)
                .stream()
                .anyMatch(content -> Protection.protects(protections.open(content), on));
    }

    /** The last change that the copy holds. */
    record Last(long change, LocalDateTime at) {}

    /** Nothing while it holds nobody. */
    Optional<Last> last(Handle handle) {
        return handle.createQuery(
                        "select change_number, changed_at from held_person order by change_number desc limit 1")
                .map((row, context) -> new Last(
                        row.getLong("change_number"),
                        row.getObject("changed_at", OffsetDateTime.class)
                                .atZoneSameInstant(ZONE)
                                .toLocalDateTime()))
                .findOne();
    }

    /** How many persons it holds, removed ones among them. */
    long people(Handle handle) {
        return handle.createQuery("select count(*) from held_person")
                .mapTo(Long.class)
                .one();
    }

    private static OffsetDateTime time(LocalDateTime local) {
        return local.atZone(ZONE).toOffsetDateTime();
    }

    private byte[] digest(String kind, String number) {
        return vault.digest("held_person." + kind, number.getBytes(StandardCharsets.UTF_8));
    }
}
