package jp.sekisho.routes.conversion;

import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.room.Keeping;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.Rooms;

/**
 * Which room takes down what a system sends. That it is there, and what the map to its layout has to hold, was found when the files were
 * checked.
 *
 * @param system that sends
 */
public record RoomKeeping(Room room, RoomForm form, String system) {
    /** @throws IllegalStateException of an interface that no room takes down */
    public static RoomKeeping of(Correspondence correspondence, Rooms rooms) {
        return correspondence
                .rules()
                .keptBy()
                .flatMap(rooms::room)
                .flatMap(room -> RoomForm.keeping(room.id())
                        .map(form -> new RoomKeeping(
                                room, form, correspondence.system().id())))
                .orElseThrow(() -> new IllegalStateException("no room takes this down"));
    }

    /** Reads a record in the room's layout. */
    public Keeping keeping(Record record) {
        return room.keeping(new Question(form, system, RoomRecords.asked(form, record)));
    }
}
