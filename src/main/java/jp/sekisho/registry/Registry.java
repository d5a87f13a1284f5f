package jp.sekisho.registry;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import jp.sekisho.error.Finding;
import jp.sekisho.store.Vault;
import jp.sekisho.text.CheckDigit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Assigns integrated atena numbers, ties business systems' own numbers to them, and translates both ways.
 *
 * <p>Thread safe; every method works in the caller's transaction and leaves it usable whatever it answers. A person is
 * matched by 個人番号 alone. Leading zeros of a business system's number carry no meaning.
 */
public final class Registry {
    private static final int ATTEMPTS = 10;
    private static final String INSERT_PERSON =
            "insert into registry_person (integrated_number, individual_number_digest, individual_number, linkage_code)"
                    + " values (?, ?, ?, '" + LinkageCodeStatus.NOT_ACQUIRED + "')";
    private static final String INSERT_LINK =
            "insert into registry_link (business_system, local_number_digest, local_number, integrated_number)"
                    + " values (?, ?, ?, ?)";

    private final RegistryColumns columns;
    private final ConfirmationList confirmations;
    private final Serial serial = new Serial();

    public Registry(Vault vault) {
        this.columns = new RegistryColumns(vault);
        this.confirmations = new ConfirmationList(columns);
    }

    /** The person whom {@code system} knows by {@code localNumber}: 15 digits; empty if there is no link. */
    public Optional<String> integratedNumber(Handle handle, String system, String localNumber) {
        return handle.select(
                        "select integrated_number from registry_link where business_system = ? and local_number_digest = ?",
                        system,
                        columns.localNumberDigest(system, localNumber))
                .mapTo(String.class)
                .findOne();
    }

    /**
     * A person whom a business system knows.
     *
     * @param awaitsConfirmation whether a case on the confirmation list that nobody has decided yet concerns the person
     * @param linkageCode how far it is acquired
     */
    public record Known(String integratedNumber, boolean awaitsConfirmation, LinkageCodeStatus linkageCode) {
        @Override
        public String toString() {
            return "Known[]";
        }
    }

    /** As {@link #integratedNumber}, with all that a door asks about the person, in one query. */
    public Optional<Known> known(Handle handle, String system, String localNumber) {
        return handle.select(
                        "select l.integrated_number, " + ConfirmationList.CASES
                                + " as cases, p.linkage_code from registry_link l"
                                + " join registry_person p on p.integrated_number = l.integrated_number"
                                + " where l.business_system = ? and l.local_number_digest = ?",
                        system,
                        columns.localNumberDigest(system, localNumber))
                .map((row, context) -> known(row))
                .findOne();
    }

    /** A person by the integrated number; empty if that was never assigned. */
    public Optional<Known> find(Handle handle, String integratedNumber) {
        return handle.select(
                        "select l.integrated_number, " + ConfirmationList.CASES
                                + " as cases, l.linkage_code from registry_person l" + " where l.integrated_number = ?",
                        integratedNumber)
                .map((row, context) -> known(row))
                .findOne();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getString("integrated_number"),
                row.getInt("cases") > 0,
                LinkageCodeStatus.valueOf(row.getString("linkage_code")));
    }

    /**
     * What came of asking for a person's linkage code. Of somebody who is asked for again it is NOT_ACQUIRED, and that happens a day later
     * at the earliest. What has been acquired stays so.
     *
     * @throws jp.sekisho.error.SekishoException with {@link RegistryError#UNKNOWN_PERSON}
     */
    public void linkageCodeHeard(Handle handle, String integratedNumber, LinkageCodeStatus now) {
        if (!isAssigned(handle, integratedNumber)) {
            throw Finding.of(RegistryError.UNKNOWN_PERSON).asException();
        }
        handle.createUpdate("update registry_person set linkage_code = :now, linkage_code_at = current_timestamp"
                        + " where integrated_number = :person and (linkage_code = :requested or :now = :acquired)")
                .bind("now", now.name())
                .bind("person", integratedNumber)
                .bind("requested", LinkageCodeStatus.REQUESTED.name())
                .bind("acquired", LinkageCodeStatus.ACQUIRED.name())
                .execute();
    }

    /** The counterpart knows these persons from the start: nobody has to ask for whoever has not been asked for. */
    public void knownToCounterpart(Handle handle, Collection<String> integratedNumbers) {
        PreparedBatch batch = handle.prepareBatch(
                "update registry_person set linkage_code = ? where integrated_number = ? and linkage_code = ?");
        integratedNumbers.stream()
                .sorted()
                .forEach(person ->
                        batch.add(LinkageCodeStatus.ACQUIRED.name(), person, LinkageCodeStatus.NOT_ACQUIRED.name()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Notes that the linkage code of a person is being asked for; false if that had been noted before. */
    public boolean requestLinkageCode(Handle handle, String integratedNumber) {
        return handle.createUpdate(
                                "update registry_person set linkage_code = ? where integrated_number = ? and linkage_code = ?")
                        .bind(0, LinkageCodeStatus.REQUESTED.name())
                        .bind(1, integratedNumber)
                        .bind(2, LinkageCodeStatus.NOT_ACQUIRED.name())
                        .execute()
                > 0;
    }

    /**
     * Persons whom some system knows, whom nobody has to tell from another first, and for whose linkage code nobody has asked within a
     * day; at most so many.
     */
    public List<String> withoutLinkageCode(Handle handle, int most) {
        return handle.createQuery("select l.integrated_number from registry_person l where l.linkage_code = ?"
                        + " and (l.linkage_code_at is null or l.linkage_code_at < current_timestamp - interval '1' day)"
                        + " and exists (select 1 from registry_link k where k.integrated_number = l.integrated_number)"
                        + " and " + ConfirmationList.CASES + " = 0 order by l.integrated_number limit ?")
                .bind(0, LinkageCodeStatus.NOT_ACQUIRED.name())
                .bind(1, most)
                .mapTo(String.class)
                .list();
    }

    /** Those of these persons whose linkage code is not acquired. What is said of any of them stays so until the transaction ends. */
    public Set<String> withoutLinkageCode(Handle handle, SortedSet<String> integratedNumbers) {
        Set<String> without = new TreeSet<>(integratedNumbers);
        integratedNumbers.forEach(person -> handle.createQuery(
                        "select linkage_code from registry_person where integrated_number = ? for update")
                .bind(0, person)
                .mapTo(String.class)
                .findOne()
                .filter(LinkageCodeStatus.ACQUIRED.name()::equals)
                .ifPresent(acquired -> without.remove(person)));
        return without;
    }

    /** As {@link #find}. @throws jp.sekisho.error.SekishoException with {@link RegistryError#UNKNOWN_PERSON} if there is none */
    public Known person(Handle handle, String integratedNumber) {
        return find(handle, integratedNumber)
                .orElseThrow(() -> Finding.of(RegistryError.UNKNOWN_PERSON).asException());
    }

    /**
     * The person of an 個人番号; empty if nobody has it.
     *
     * @throws jp.sekisho.error.SekishoException with {@link RegistryError#NOT_AN_INDIVIDUAL_NUMBER}
     */
    public Optional<Known> ofIndividualNumber(Handle handle, String individualNumber) {
        return byIndividualNumber(handle, digestOfValid(individualNumber)).flatMap(number -> find(handle, number));
    }

    /** The numbers by which {@code system} knows the person, as they were when linked, oldest first. */
    public List<String> localNumbers(Handle handle, String system, String integratedNumber) {
        return handle.select(
                        "select local_number from registry_link"
                                + " where integrated_number = ? and business_system = ? order by id",
                        integratedNumber,
                        system)
                .mapTo(byte[].class)
                .map(columns::openedLocalNumber)
                .list();
    }

    /**
     * The person's integrated atena number; a new one, random and not derived from the 個人番号, if there is none yet.
     *
     * @throws jp.sekisho.error.SekishoException with {@link RegistryError#NOT_AN_INDIVIDUAL_NUMBER}
     */
    public String assign(Handle handle, String individualNumber) {
        byte[] digest = digestOfValid(individualNumber);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> existing = byIndividualNumber(handle, digest);
            if (existing.isPresent()) {
                return existing.get();
            }
            String drawn = serial.draw();
            byte[] closed = columns.closedIndividualNumber(individualNumber);
            if (Attempt.insert(handle, () -> handle.execute(INSERT_PERSON, drawn, digest, closed))) {
                return drawn;
            }
        }
        throw Finding.of(RegistryError.NO_FREE_NUMBER, "attempts", ATTEMPTS).asException();
    }

    /** As {@link #assign} for each, in order; fast where nobody else enters the same persons meanwhile. */
    public List<String> assignAll(Handle handle, List<String> individualNumbers) {
        Map<ByteBuffer, String> persons = new HashMap<>();
        Map<ByteBuffer, String> unknown = new LinkedHashMap<>();
        individualNumbers.forEach(number -> unknown.put(ByteBuffer.wrap(digestOfValid(number)), number));
        persons(handle, unknown.keySet()).forEach((digest, person) -> {
            persons.put(digest, person);
            unknown.remove(digest);
        });
        if (!insertAll(handle, unknown, persons)) {
            unknown.forEach((digest, number) -> persons.put(digest, assign(handle, number)));
        }
        return individualNumbers.stream()
                .map(number -> Objects.requireNonNull(persons.get(ByteBuffer.wrap(digestOfValid(number)))))
                .toList();
    }

    private boolean insertAll(Handle handle, Map<ByteBuffer, String> unknown, Map<ByteBuffer, String> persons) {
        if (unknown.isEmpty()) {
            return true;
        }
        Map<ByteBuffer, String> drawn = new HashMap<>();
        PreparedBatch batch = handle.prepareBatch(INSERT_PERSON);
        unknown.forEach((digest, number) -> {
            drawn.put(digest, serial.draw());
            batch.add(drawn.get(digest), digest.array(), columns.closedIndividualNumber(number));
        });
        boolean inserted = Attempt.insert(handle, batch::execute);
        if (inserted) {
            persons.putAll(drawn);
        }
        return inserted;
    }

    /** Those of these persons who have a number, by the digests of their 個人番号. */
    private static Map<ByteBuffer, String> persons(Handle handle, Collection<ByteBuffer> digests) {
        return Digests.found(
                handle.createQuery("select digest, (select p.integrated_number from registry_person p"
                                + " where p.individual_number_digest = digest) as person" + Digests.WANTED)
                        .bind(
                                0,
                                Digests.of(
                                        digests.stream().map(ByteBuffer::array).toList())),
                row -> row.getString("person"));
    }

    /**
     * Ties a business system's number to a person. A number that is tied to another person stays so, and the case goes
     * on the confirmation list.
     *
     * @throws jp.sekisho.error.SekishoException with {@link RegistryError#UNKNOWN_PERSON} or
     *     {@link RegistryError#NOT_A_LOCAL_NUMBER}
     */
    public LinkResult link(Handle handle, String integratedNumber, String system, String localNumber) {
        return link(handle, new AtenaLink(integratedNumber, system, localNumber));
    }

    /** As {@link #link} for each, in order; fast where nobody else enters the same numbers meanwhile. */
    public List<LinkResult> linkAll(Handle handle, List<AtenaLink> links) {
        Map<ByteBuffer, String> held = new HashMap<>();
        links.stream().map(AtenaLink::system).distinct().forEach(system -> held.putAll(holders(handle, system, links)));
        List<AtenaLink> free =
                links.stream().filter(link -> !held.containsKey(digest(link))).toList();
        PreparedBatch batch = handle.prepareBatch(INSERT_LINK);
        free.forEach(link -> batch.add(row(link)));
        boolean linked = free.isEmpty() || Attempt.insert(handle, batch::execute);
        List<LinkResult> results = new ArrayList<>(links.size());
        for (AtenaLink link : links) {
            String holder = held.get(digest(link));
            if (linked && holder == null) {
                results.add(LinkResult.LINKED);
            } else {
                results.add(link.integratedNumber().equals(holder) ? LinkResult.ALREADY : link(handle, link));
            }
        }
        return results;
    }

    /**
     * What would come of tying a number to the person of an 個人番号, whether that person has an integrated number yet or not.
     * Changes nothing.
     */
    public List<LinkResult> foreseen(Handle handle, String system, List<Offer> offers) {
        List<byte[]> digests = offers.stream()
                .map(offer -> columns.localNumberDigest(system, offer.localNumber()))
                .toList();
        Map<ByteBuffer, byte[]> holders = Digests.found(
                handle.createQuery("select digest, (select p.individual_number_digest from registry_link l"
                                + " join registry_person p on p.integrated_number = l.integrated_number"
                                + " where l.business_system = ? and l.local_number_digest = digest) as holder"
                                + Digests.WANTED)
                        .bind(0, system)
                        .bind(1, Digests.of(digests)),
                row -> row.getBytes("holder"));
        return offers.stream()
                .map(offer -> {
                    byte[] holder =
                            holders.get(ByteBuffer.wrap(columns.localNumberDigest(system, offer.localNumber())));
                    if (holder == null) {
                        return LinkResult.LINKED;
                    }
                    boolean same = Arrays.equals(holder, digestOfValid(offer.individualNumber()));
                    return same ? LinkResult.ALREADY : LinkResult.CONFLICT;
                })
                .toList();
    }

    /** Who holds those of these numbers of a system that are tied already, by their digests. */
    private Map<ByteBuffer, String> holders(Handle handle, String system, List<AtenaLink> links) {
        List<byte[]> digests = links.stream()
                .filter(link -> link.system().equals(system))
                .map(link -> digest(link).array())
                .toList();
        return Digests.found(
                handle.createQuery("select digest, (select l.integrated_number from registry_link l"
                                + " where l.business_system = ? and l.local_number_digest = digest) as holder"
                                + Digests.WANTED)
                        .bind(0, system)
                        .bind(1, Digests.of(digests)),
                row -> row.getString("holder"));
    }

    private ByteBuffer digest(AtenaLink link) {
        return ByteBuffer.wrap(columns.localNumberDigest(link.system(), link.localNumber()));
    }

    private LinkResult link(Handle handle, AtenaLink link) {
        if (!isAssigned(handle, link.integratedNumber())) {
            throw Finding.of(RegistryError.UNKNOWN_PERSON).asException();
        }
        Optional<String> held = integratedNumber(handle, link.system(), link.localNumber());
        if (held.isEmpty()) {
            if (Attempt.insert(handle, () -> handle.execute(INSERT_LINK, row(link)))) {
                return LinkResult.LINKED;
            }
            held = integratedNumber(handle, link.system(), link.localNumber());
        }
        if (held.orElseThrow().equals(link.integratedNumber())) {
            return LinkResult.ALREADY;
        }
        confirmations.note(handle, link, held.get());
        return LinkResult.CONFLICT;
    }

    private Object[] row(AtenaLink link) {
        return new Object[] {
            link.system(),
            columns.localNumberDigest(link.system(), link.localNumber()),
            columns.closedLocalNumber(link.localNumber()),
            link.integratedNumber()
        };
    }

    private byte[] digestOfValid(String individualNumber) {
        if (!CheckDigit.INDIVIDUAL_NUMBER.isValid(individualNumber)) {
            throw Finding.of(RegistryError.NOT_AN_INDIVIDUAL_NUMBER).asException();
        }
        return columns.individualNumberDigest(individualNumber);
    }

    private static Optional<String> byIndividualNumber(Handle handle, byte[] digest) {
        return handle.select("select integrated_number from registry_person where individual_number_digest = ?", digest)
                .mapTo(String.class)
                .findOne();
    }

    private static boolean isAssigned(Handle handle, String integratedNumber) {
        return handle.select(
                        "select integrated_number from registry_person where integrated_number = ?", integratedNumber)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }
}
