package jp.sekisho.registry;

import org.jdbi.v3.core.Handle;

/** 確認リスト: cases that a person must decide, each noted once. */
final class ConfirmationList {
    private static final String OPEN = "OPEN";

    /** Counts the undecided cases that concern the person of a row {@code l} with an integrated number. */
    static final String CASES = "(select count(*) from registry_confirmation c where c.state = '" + OPEN
            + "' and (c.held_number = l.integrated_number or c.offered_number = l.integrated_number))";

    private final RegistryColumns columns;

    ConfirmationList(RegistryColumns columns) {
        this.columns = columns;
    }

    /** Notes that a number held by one person was offered for another. */
    void note(Handle handle, AtenaLink offered, String heldNumber) {
        byte[] digest = columns.localNumberDigest(offered.system(), offered.localNumber());
        Attempt.insert(
                handle,
                () -> handle.execute(
                        "insert into registry_confirmation (business_system, local_number_digest, local_number,"
                                + " held_number, offered_number, state) values (?, ?, ?, ?, ?, ?)",
                        offered.system(),
                        digest,
                        columns.closedLocalNumber(offered.localNumber()),
                        heldNumber,
                        offered.integratedNumber(),
                        OPEN));
    }
}
