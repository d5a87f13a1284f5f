package jp.sekisho.passage.chain;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Tells a lane, through the tables, which of its requests have stopped waiting for another: whoever ended that may know nothing of the
 * lane, and may die before it says so.
 */
public final class Freed {
    private Freed() {}

    static void tell(Handle handle, String link, String requestId) {
        handle.createUpdate("insert into freed (link, request_id) select ?, ? where not exists"
                        + " (select 1 from freed f where f.link = ? and f.request_id = ?)")
                .bind(0, link)
                .bind(1, requestId)
                .bind(2, link)
                .bind(3, requestId)
                .execute();
    }

    /** Those of a link that its lane has not taken in: of one message, the last that was written first. */
    public static List<String> of(Handle handle, String link) {
        return handle.createQuery("select request_id from freed where link = ? order by request_id desc")
                .bind(0, link)
                .mapTo(String.class)
                .list();
    }

    /** Those of them that have waited for one request. */
    public static List<String> behind(Handle handle, String link, String leader) {
        return handle.createQuery("select f.request_id from freed f join follower w on w.request_id = f.request_id"
                        + " where f.link = ? and w.leader_id = ? order by f.request_id desc")
                .bind(0, link)
                .bind(1, leader)
                .mapTo(String.class)
                .list();
    }

    /** The lane has taken these in. */
    public static void taken(Handle handle, String link, List<String> requestIds) {
        handle.createUpdate("delete from freed where link = ? and request_id = any(cast(? as varchar array))")
                .bind(0, link)
                .bindArray(1, String.class, requestIds)
                .execute();
    }
}
