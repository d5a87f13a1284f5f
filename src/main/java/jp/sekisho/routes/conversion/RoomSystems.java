package jp.sekisho.routes.conversion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.room.Beginning;
import jp.sekisho.passage.room.Beginnings;
import jp.sekisho.passage.room.Heard;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.routes.RouteError;

/**
 * The systems that rooms of the gateway's own stand for, by the files of now: through which door what a room begins goes, and in
 * which form it hears what came of it. Immutable.
 */
public record RoomSystems(Supplier<Catalogue> catalogue, Supplier<LocalDate> today) implements Beginnings {
    /** An interface that a room's system speaks. */
    private record Spoken(BusinessSystem system, Dialect dialect) {}

    @Override
    public Optional<AtDoor> atDoor(Beginning beginning) {
        return spoken(beginning.form()).map(spoken -> {
            Layout layout = layout(spoken.dialect.asked().layout());
            byte[] body = layout.encode(List.of(RoomRecords.said(layout, beginning.items())));
            return new AtDoor(
                    QueueNames.door(spoken.system.id(), spoken.dialect.interfaceId()),
                    new OutgoingMessage(Map.of(), CorrelationId.NONE, false, body));
        });
    }

    @Override
    public boolean leadSomewhere(RoomForm form) {
        return spoken(form).isPresent();
    }

    /** Whether a room stands for a system. */
    public boolean isOf(String room, String system) {
        return roomOf(system).filter(room::equals).isPresent();
    }

    /** The id of the room that stands for a system, if one does. */
    public Optional<String> roomOf(String system) {
        return catalogue.get().system(system).flatMap(BusinessSystem::room);
    }

    /** What a room hears of an outcome that lies in a queue of its system. */
    public Heard heard(String queue, OutgoingMessage outcome) {
        Spoken spoken = Stream.of(RoomForm.values())
                .filter(form -> form.asker() == RoomForm.Asker.THE_ROOM)
                .flatMap(form -> spoken(form).stream())
                .filter(each -> queue.equals(QueueNames.out(
                        each.system.id(),
                        Objects.requireNonNull(catalogue.get().interfaces().get(each.dialect.interfaceId()))
                                .outcomes())))
                .findFirst()
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception(
                        "system", QueueNames.readerOf(queue), "interface", queue));
        RoomForm form = form(spoken);
        Ending ending =
                Ending.valueOf(Objects.requireNonNull(outcome.properties().get(OutgoingMessage.OUTCOME)));
        Dialect.Form written = ending == Ending.RESULT
                ? spoken.dialect.answer().orElse(spoken.dialect.asked())
                : spoken.dialect.asked();
        RoomForm.Part part = written == spoken.dialect.asked() ? form.question() : form.answer();
        return new Heard(
                form,
                ending,
                RoomRecords.read(
                        part, layout(written.layout()).decode(outcome.body()).get(0)));
    }

    private Layout layout(String id) {
        return catalogue
                .get()
                .layout(id, today.get())
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", id, "interface", id));
    }

    private Optional<Spoken> spoken(RoomForm form) {
        return catalogue.get().systems().values().stream()
                .filter(system -> system.room().filter(form.room()::equals).isPresent())
                .flatMap(system -> system.dialects().values().stream()
                        .filter(dialect ->
                                dialect.asked().layout().equals(form.question().layout()))
                        .map(dialect -> new Spoken(system, dialect)))
                .findFirst();
    }

    private static RoomForm form(Spoken spoken) {
        return RoomForm.of(
                        spoken.system.room().orElseThrow(),
                        RoomForm.Asker.THE_ROOM,
                        spoken.dialect.asked().layout())
                .orElseThrow();
    }
}
