package jp.sekisho.operate.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of proposals. */
final class ProposalTable {
    private ProposalTable() {}

    static void insert(Handle handle, Proposal proposal) {
        handle.createUpdate("insert into proposal (id, operation, target, digest, seen, proposer, proposed_by, reason,"
                        + " proposed_at, until_at, voided) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)")
                .bind(0, proposal.id())
                .bind(1, proposal.operation())
                .bind(2, proposal.target())
                .bind(3, proposal.digest())
                .bind(4, proposal.seen())
                .bind(5, proposal.proposer())
                .bind(6, proposal.proposedBy())
                .bind(7, proposal.reason())
                .bind(8, proposal.at())
                .bind(9, proposal.until())
                .execute();
    }

    /** Locks it. */
    static Optional<Proposal> find(Handle handle, String id) {
        return handle.createQuery("select * from proposal where id = ? for update")
                .bind(0, id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static List<Proposal> about(Handle handle, String operation, String target) {
        return handle.createQuery("select * from proposal where operation = ? and target = ? for update")
                .bind(0, operation)
                .bind(1, target)
                .map((row, context) -> read(row))
                .list();
    }

    /** The oldest first. */
    static List<Proposal> all(Handle handle) {
        return handle.createQuery("select * from proposal order by proposed_at, id")
                .map((row, context) -> read(row))
                .list();
    }

    static void delete(Handle handle, String id) {
        handle.createUpdate("delete from proposal where id = ?").bind(0, id).execute();
    }

    /** Those that lapsed before then. */
    static void deleteLapsed(Handle handle, Instant before) {
        handle.createUpdate("delete from proposal where until_at < ?")
                .bind(0, before)
                .execute();
    }

    private static Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
                row.getString("id"),
                row.getString("operation"),
                row.getString("target"),
                row.getString("digest"),
                row.getString("seen"),
                row.getString("proposer"),
                row.getString("proposed_by"),
                row.getString("reason"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("voided"));
    }
}
