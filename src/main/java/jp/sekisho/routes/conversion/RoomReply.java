package jp.sekisho.routes.conversion;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.boundary.Interface;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.Rooms;
import jp.sekisho.passage.room.Serving;
import jp.sekisho.routes.RouteError;

/**
 * How a counterpart asks a room and wants its answer, in the versions of one day: both in the room's own layouts. That they are there, and
 * hold what the room reads and writes, was found when the files were checked.
 */
public record RoomReply(Room room, RoomForm form, Layout answer) {
    private static final byte[] NO_BODY = {};

    /** @throws IllegalStateException of an interface that no room answers */
    public static RoomReply of(Catalogue catalogue, Interface rules, LocalDate on, Rooms rooms) {
        String id = rules.room().orElseThrow(RoomReply::unchecked);
        return new RoomReply(
                rooms.room(id).orElseThrow(RoomReply::unchecked),
                RoomForm.of(id, RoomForm.Asker.COUNTERPART, rules.crossing()).orElseThrow(RoomReply::unchecked),
                catalogue
                        .layout(rules.answering(), on)
                        .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception(
                                "system", rules.requireLink(), "interface", rules.id())));
    }

    private static IllegalStateException unchecked() {
        return new IllegalStateException("the files of an interface that a room answers were not checked");
    }

    /** Has the room answer. @param link whose counterpart asks */
    public Serving serving(String link, Record asked) {
        Question question = new Question(form, link, RoomRecords.asked(form, asked));
        return handle -> {
            Answer said = room.answer(handle, question);
            return said instanceof Answer.Given given
                    ? new Serving.Served(given, body(given), RoomRecords.handedOver(answer))
                    : new Serving.Served(said, NO_BODY, "");
        };
    }

    private byte[] body(Answer.Given given) {
        if (!given.begins().isEmpty()) {
            throw new IllegalStateException("nothing begins because of what a counterpart asks");
        }
        List<Record> records = given.records().stream()
                .map(items -> RoomRecords.said(answer, items))
                .toList();
        return answer.encode(records);
    }
}
