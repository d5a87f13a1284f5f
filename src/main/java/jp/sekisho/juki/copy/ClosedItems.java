package jp.sekisho.juki.copy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.store.Vault;

/** Items as a column holds them: closed, and by the names that layouts have for them. Thread safe. */
record ClosedItems(Vault vault, String column) {

    byte[] close(Map<RoomItem, String> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(items.size());
            for (Map.Entry<RoomItem, String> item : items.entrySet()) {
                out.writeUTF(item.getKey().name());
                out.writeUTF(item.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vault.close(column, bytes.toByteArray());
    }

    Map<RoomItem, String> open(byte[] closed) {
        Map<RoomItem, String> items = new EnumMap<>(RoomItem.class);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(vault.open(column, closed)))) {
            for (int left = in.readInt(); left > 0; left--) {
                items.put(RoomItem.valueOf(in.readUTF()), in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }
}
