package jp.sekisho.masters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.error.Finding;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;

/** The tables of the permit list's versions and of their adoptions. Content is closed like every body. */
record MasterTable(Handle handle, Vault vault) {
    private static final String COLUMN = "master.content";

    /** How a master came. */
    record Arrival(String messageId, Instant at, String by) {}

    /** False if the same master is there already; one with another content is refused. */
    boolean insert(Master master, byte[] body, Arrival arrival) {
        byte[] digest = vault.digest("master", body);
        Optional<byte[]> known = handle.createQuery("select digest from master where version = ?")
                .bind(0, master.version())
                .mapTo(byte[].class)
                .findOne();
        if (known.isPresent()) {
            if (!Arrays.equals(known.get(), digest)) {
                throw Finding.of(MasterError.ANOTHER_CONTENT, "version", master.version())
                        .asException();
            }
            return false;
        }
        handle.createUpdate("insert into master (version, from_day, row_count, digest, content, message_id,"
                        + " received_at, received_by) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, master.version())
                .bind(1, master.from())
                .bind(2, master.rows().size())
                .bind(3, digest)
                .bind(4, vault.close(COLUMN, body))
                .bind(5, arrival.messageId())
                .bind(6, arrival.at())
                .bind(7, arrival.by())
                .execute();
        return true;
    }

    /** By version. */
    List<ReceivedMaster> all() {
        return handle.createQuery("select * from master order by version")
                .map((row, context) -> read(row))
                .list();
    }

    /** The same, locked. */
    List<ReceivedMaster> locked() {
        return handle.createQuery("select * from master order by version for update")
                .map((row, context) -> read(row))
                .list();
    }

    Optional<Master> open(int version) {
        return handle.createQuery("select content from master where version = ?")
                .bind(0, version)
                .mapTo(byte[].class)
                .findOne()
                .map(content -> MasterReader.read(vault.open(COLUMN, content)));
    }

    /** The adopted version that is in force on that day. */
    Optional<Master> inForce(LocalDate on) {
        return handle.createQuery("select version from master where change_id is not null and from_day <= ?"
                        + " order by version desc limit 1")
                .bind(0, on)
                .mapTo(Integer.class)
                .findOne()
                .flatMap(this::open);
    }

    List<Master> adopted() {
        return handle.createQuery("select content from master where change_id is not null")
                .mapTo(byte[].class)
                .map(content -> MasterReader.read(vault.open(COLUMN, content)))
                .list();
    }

    long change(String who, String reason, Instant now) {
        return handle.createUpdate("insert into master_change (made_at, made_by, reason) values (?, ?, ?)")
                .bind(0, now)
                .bind(1, who)
                .bind(2, reason)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    void adopt(ReceivedMaster master, long change) {
        handle.createUpdate("update master set change_id = ? where version = ?")
                .bind(0, change)
                .bind(1, master.version())
                .execute();
    }

    /** The last change that has not been taken back, locked. */
    OptionalLong lastChange() {
        Optional<Long> last = handle.createQuery(
                        "select id from master_change where undone_at is null order by id desc limit 1 for update")
                .mapTo(Long.class)
                .findOne();
        return last.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    void takeBack(long change, String who, String reason, Instant now) {
        handle.createUpdate("update master set change_id = null where change_id = ?")
                .bind(0, change)
                .execute();
        handle.createUpdate("update master_change set undone_at = ?, undone_by = ?, undone_reason = ? where id = ?")
                .bind(0, now)
                .bind(1, who)
                .bind(2, reason)
                .bind(3, change)
                .execute();
    }

    private static ReceivedMaster read(ResultSet row) throws SQLException {
        long change = row.getLong("change_id");
        boolean isAdopted = !row.wasNull();
        return new ReceivedMaster(
                row.getInt("version"),
                row.getObject("from_day", LocalDate.class),
                row.getInt("row_count"),
                row.getString("message_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                isAdopted ? OptionalLong.of(change) : OptionalLong.empty());
    }
}
