package jp.sekisho.passage.legs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.passage.Opening;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Bodies at rest: closed by the vault, each bound to its owner and kind so that none can stand in for another. */
public final class Bodies {
    /** What a body is. */
    public enum Kind {
        /** A message as its sender sent it; of several lines, each as if it had been sent alone, too. */
        RECEIVED,
        /** A request as it leaves, before it is sealed. */
        CONTENT,
        /** The same under the number that the counterpart counts, as it was converted when it was claimed: in the place of {@link #CONTENT}. */
        NUMBERED,
        /** How a line of several ended: values by the names of their items, until all are handed over together. */
        RESULT,
        /** An outcome as it is handed to its receiver. */
        OUT
    }

    private final Vault vault;

    public Bodies(Vault vault) {
        this.vault = vault;
    }

    /** A body that is to be stored. */
    public record Body(String ownerId, Kind kind, byte[] content) {}

    void put(Handle handle, String ownerId, Kind kind, byte[] content) {
        put(handle, List.of(new Body(ownerId, kind, content)));
    }

    public void put(Handle handle, List<Body> bodies) {
        PreparedBatch batch = handle.prepareBatch("insert into body (owner_id, kind, content) values (?, ?, ?)");
        for (Body body : bodies) {
            batch.bind(0, body.ownerId)
                    .bind(1, body.kind.name())
                    .bind(2, vault.close(column(body.ownerId, body.kind), body.content))
                    .add();
        }
        batch.execute();
    }

    /** In the place of one that there may be. */
    void replace(Handle handle, Body body) {
        handle.createUpdate("delete from body where owner_id = ? and kind = ?")
                .bind(0, body.ownerId)
                .bind(1, body.kind.name())
                .execute();
        put(handle, List.of(body));
    }

    public byte[] get(Handle handle, String ownerId, Kind kind) {
        return find(handle, ownerId, kind).orElseThrow(Opening::missing);
    }

    Optional<byte[]> find(Handle handle, String ownerId, Kind kind) {
        return handle.createQuery("select content from body where owner_id = ? and kind = ?")
                .bind(0, ownerId)
                .bind(1, kind.name())
                .mapTo(byte[].class)
                .findOne()
                .map(closed -> vault.open(column(ownerId, kind), closed));
    }

    /** Of several owners, by their ids; those that cannot be read are left out. */
    Map<String, byte[]> readable(Handle handle, List<String> ownerIds, Kind kind) {
        Map<String, byte[]> bodies = new HashMap<>();
        handle.createQuery(
                        "select id as owner_id, (select content from body where owner_id = id and kind = ?) as content"
                                + " from unnest(cast(? as varchar array)) as wanted (id)")
                .bind(0, kind.name())
                .bindArray(1, String.class, ownerIds)
                .map((row, context) -> new Closed(row.getString("owner_id"), row.getBytes("content")))
                .forEach(row -> Opening.of(() -> opened(row, kind)).ifPresent(body -> bodies.put(row.ownerId, body)));
        return bodies;
    }

    private record Closed(String ownerId, byte @Nullable [] content) {}

    private byte[] opened(Closed body, Kind kind) {
        if (body.content == null) {
            throw Opening.missing();
        }
        return vault.open(column(body.ownerId, kind), body.content);
    }

    /** Those of a message's lines that have one, in the order of the lines. */
    List<byte[]> ofLines(Handle handle, String messageId, Kind kind) {
        return handle.createQuery("select r.id, b.content from request r join body b on b.owner_id = r.id"
                        + " where r.message_id = ? and b.kind = ? order by r.line")
                .bind(0, messageId)
                .bind(1, kind.name())
                .map((row, context) -> vault.open(column(row.getString("id"), kind), row.getBytes("content")))
                .list();
    }

    private static String column(String ownerId, Kind kind) {
        return "body.content/" + kind + "/" + ownerId;
    }
}
