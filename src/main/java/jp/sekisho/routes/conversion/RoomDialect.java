package jp.sekisho.routes.conversion;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Beginnings;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.Rooms;
import jp.sekisho.passage.room.Serving;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.Texts;

/**
 * How a system asks a room and wants its answer, in the versions of one day. That the room is there, and that its layouts hold what it
 * reads and writes, was found when the files were checked.
 */
public record RoomDialect(Catalogue catalogue, Correspondence correspondence, LocalDate on, Room room, RoomForm form) {
    private static final byte[] NO_BODY = {};

    /** @throws IllegalStateException of an interface that no room answers */
    public static RoomDialect of(Catalogue catalogue, Correspondence correspondence, LocalDate on, Rooms rooms) {
        String id = correspondence.rules().room().orElseThrow(RoomDialect::unchecked);
        return new RoomDialect(
                catalogue,
                correspondence,
                on,
                rooms.room(id).orElseThrow(RoomDialect::unchecked),
                RoomForm.of(id, RoomForm.Asker.SYSTEM, correspondence.rules().to())
                        .orElseThrow(RoomDialect::unchecked));
    }

    private static IllegalStateException unchecked() {
        return new IllegalStateException("the files of an interface that a room answers were not checked");
    }

    /**
     * Has the room answer.
     *
     * @param received what the system sent
     * @param content the same in the room's layout
     * @param text whether the system's message came as text
     * @param beginnings how what the room begins because of it is put before doors
     */
    public Serving serving(Record received, byte[] content, boolean text, Beginnings beginnings) {
        Question question = question(content);
        return handle -> {
            Answer answer = room.answer(handle, question);
            return answer instanceof Answer.Given given
                    ? given(given, received, text, beginnings)
                    : new Serving.Served(answer, NO_BODY, "");
        };
    }

    private Question question(byte[] content) {
        Record asked = correspondence.asked().target().decode(content).get(0);
        return new Question(form, correspondence.system().id(), RoomRecords.asked(form, asked));
    }

    private Serving.Served given(Answer.Given given, Record received, boolean text, Beginnings beginnings) {
        ConversionMap map = correspondence.back();
        Conversion context = Conversion.served(catalogue, on, received);
        List<Record> records = given.records().stream()
                .map(items -> map.apply(RoomRecords.said(map.source(), items), context)
                        .orElseThrow(() -> RouteError.RECORD_DROPPED.exception("map", map.id())))
                .toList();
        Layout layout = map.target();
        byte[] body = Texts.kept(layout.encode(records), text, layout.charset());
        return new Serving.Served(
                given, body, RoomRecords.handedOver(map.source()), beginnings.atDoors(given.begins()));
    }
}
