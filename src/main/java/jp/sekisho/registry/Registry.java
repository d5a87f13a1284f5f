package jp.sekisho.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            "insert into registry_person (integrated_number, individual_number_digest, individual_number) values (?, ?, ?)";
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
     * @param linkageCode how far it is acquired: in this first form, a linked person counts as ACQUIRED
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
                        "select l.integrated_number, " + ConfirmationList.CASES + " as cases from registry_link l"
                                + " where l.business_system = ? and l.local_number_digest = ?",
                        system,
                        columns.localNumberDigest(system, localNumber))
                .map((row, context) -> new Known(
                        row.getString("integrated_number"), row.getInt("cases") > 0, LinkageCodeStatus.ACQUIRED))
                .findOne();
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

    /** As {@link #assign} for each, in order; fast where all are new. */
    public List<String> assignAll(Handle handle, List<String> individualNumbers) {
        List<String> drawn =
                Stream.generate(serial::draw).limit(individualNumbers.size()).toList();
        PreparedBatch batch = handle.prepareBatch(INSERT_PERSON);
        for (int i = 0; i < drawn.size(); i++) {
            String number = individualNumbers.get(i);
            batch.add(drawn.get(i), digestOfValid(number), columns.closedIndividualNumber(number));
        }
        if (Attempt.insert(handle, batch::execute)) {
            return drawn;
        }
        return individualNumbers.stream().map(number -> assign(handle, number)).toList();
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

    /** As {@link #link} for each, in order; fast where all are new. */
    public List<LinkResult> linkAll(Handle handle, List<AtenaLink> links) {
        PreparedBatch batch = handle.prepareBatch(INSERT_LINK);
        links.forEach(link -> batch.add(row(link)));
        if (links.isEmpty() || Attempt.insert(handle, batch::execute)) {
            return links.stream().map(link -> LinkResult.LINKED).toList();
        }
        List<LinkResult> results = new ArrayList<>(links.size());
        links.forEach(link -> results.add(link(handle, link)));
        return results;
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
