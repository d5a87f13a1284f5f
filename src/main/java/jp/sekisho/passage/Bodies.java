package jp.sekisho.passage;

import java.util.Optional;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;

/** Bodies at rest: closed by the vault, each bound to its owner and kind so that none can stand in for another. */
final class Bodies {
    /** What a body is. */
    enum Kind {
        /** A message as its sender sent it. */
        RECEIVED,
        /** A request as it leaves, before it is sealed. */
        CONTENT,
        /** An outcome as it is handed to its receiver. */
        OUT
    }

    private final Vault vault;

    Bodies(Vault vault) {
        this.vault = vault;
    }

    void put(Handle handle, String ownerId, Kind kind, byte[] content) {
        handle.createUpdate("insert into body (owner_id, kind, content) values (?, ?, ?)")
                .bind(0, ownerId)
                .bind(1, kind.name())
                .bind(2, vault.close(column(ownerId, kind), content))
                .execute();
    }

    byte[] get(Handle handle, String ownerId, Kind kind) {
        return find(handle, ownerId, kind)
                .orElseThrow(() -> new IllegalStateException("no " + kind + " body is stored for " + ownerId));
    }

    Optional<byte[]> find(Handle handle, String ownerId, Kind kind) {
        return handle.createQuery("select content from body where owner_id = ? and kind = ?")
                .bind(0, ownerId)
                .bind(1, kind.name())
                .mapTo(byte[].class)
                .findOne()
                .map(closed -> vault.open(column(ownerId, kind), closed));
    }

    private static String column(String ownerId, Kind kind) {
        return "body.content/" + kind + "/" + ownerId;
    }
}
