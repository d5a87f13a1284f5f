package jp.sekisho.passage.gate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Links whose restore has been accepted. What waits there by tables from a backup may have been sent after the backup was made,
 * and its answer may be ready: until a whole fetch that began after the acceptance nobody can say of it that it never left.
 */
public final class RestoredLinks {
    private RestoredLinks() {}

    static void accepted(Handle handle, String link, Instant at) {
        delete(handle, link);
        handle.createUpdate("insert into restored_link (link, accepted_at) values (?, ?)")
                .bind(0, link)
                .bind(1, at)
                .execute();
    }

    /**
     * Whether what waits has surely not left, as far as a restore goes, except for what the fetch left untaken. Once a fetch
     * has left nothing it stays so; until then the next run has to fetch again.
     *
     * @param fetched what the last whole fetch says
     */
    public static boolean isSure(Handle handle, String link, Fetches.Whole fetched) {
        Optional<Instant> accepted = handle.createQuery("select accepted_at from restored_link where link = ?")
                .bind(0, link)
                .map((row, context) ->
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant())
                .findOne();
        if (accepted.filter(fetched.began()::isBefore).isPresent()) {
            return false;
        }
        if (accepted.isPresent() && fetched.untaken().isEmpty()) {
            delete(handle, link);
        }
        return true;
    }

    private static void delete(Handle handle, String link) {
        handle.createUpdate("delete from restored_link where link = ?")
                .bind(0, link)
                .execute();
    }
}
