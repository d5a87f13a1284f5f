package jp.sekisho.passage;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import org.jdbi.v3.core.Handle;

/** What operators have said about a link, in the tables and in the ledger. Thread safe. */
final class InstructionTable {
    private final Station station;
    private final String link;

    InstructionTable(Station station, String link) {
        this.station = station;
        this.link = link;
    }

    Map<Priority, Instruction> instructions(ZoneId zone) {
        return station.store().inTransaction(handle -> handle.createQuery(
                        "select lane, kind, reason, said_by, since, until_at from lane_instruction where link = ?")
                .bind(0, link)
                .reduceRows(new EnumMap<>(Priority.class), (all, row) -> {
                    all.put(
                            Priority.valueOf(row.getColumn("lane", String.class)),
                            new Instruction(
                                    Instruction.Kind.valueOf(row.getColumn("kind", String.class)),
                                    row.getColumn("reason", String.class),
                                    row.getColumn("said_by", String.class),
                                    row.getColumn("since", ZonedDateTime.class).withZoneSameInstant(zone),
                                    Optional.ofNullable(row.getColumn("until_at", ZonedDateTime.class))
                                            .map(until -> until.withZoneSameInstant(zone))));
                    return all;
                }));
    }

    /** The pace that an operator has set. */
    Optional<Pace> pace(Link of) {
        return station.store()
                .inTransaction(handle -> handle.createQuery("select per_second, at_once from link_pace where link = ?")
                        .bind(0, link)
                        .map((row, context) -> of.pace().at(row.getDouble("per_second"), row.getInt("at_once")))
                        .findOne());
    }

    void put(Set<Priority> lanes, Instruction instruction, LedgerEvent event) {
        String until = instruction
                .until()
                .map(time -> " until " + time.toLocalDateTime())
                .orElse("");
        Remark remark = new Remark(instruction.by(), instruction.reason());
        station.store().useTransaction(handle -> {
            lanes.forEach(lane -> {
                delete(handle, lane);
                insert(handle, lane, instruction);
            });
            record(handle, event, names(lanes) + until, remark);
        });
    }

    void takeBack(Set<Priority> lanes, LedgerEvent event, Remark remark) {
        station.store().useTransaction(handle -> {
            lanes.forEach(lane -> delete(handle, lane));
            record(handle, event, names(lanes), remark);
        });
    }

    /** @param asInFile whether it is the pace of the link's file: then nothing needs to be remembered */
    void pace(Pace pace, boolean asInFile, ZonedDateTime since, Remark remark) {
        station.store().useTransaction(handle -> {
            handle.createUpdate("delete from link_pace where link = ?")
                    .bind(0, link)
                    .execute();
            if (!asInFile) {
                handle.createUpdate("insert into link_pace (link, per_second, at_once, reason, said_by, since)"
                                + " values (?, ?, ?, ?, ?, ?)")
                        .bind(0, link)
                        .bind(1, pace.perSecond())
                        .bind(2, pace.atOnce())
                        .bind(3, remark.reason())
                        .bind(4, remark.by())
                        .bind(5, since.toInstant())
                        .execute();
            }
            record(handle, LedgerEvent.PACE_SET, pace.perSecond() + " a second, " + pace.atOnce() + " at once", remark);
        });
    }

    private void insert(Handle handle, Priority lane, Instruction instruction) {
        handle.createUpdate("insert into lane_instruction (link, lane, kind, reason, said_by, since, until_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, link)
                .bind(1, lane.name())
                .bind(2, instruction.kind().name())
                .bind(3, instruction.reason())
                .bind(4, instruction.by())
                .bind(5, instruction.since().toInstant())
                .bind(6, instruction.until().map(ZonedDateTime::toInstant).orElse(null))
                .execute();
    }

    private void delete(Handle handle, Priority lane) {
        handle.createUpdate("delete from lane_instruction where link = ? and lane = ?")
                .bind(0, link)
                .bind(1, lane.name())
                .execute();
    }

    private void record(Handle handle, LedgerEvent event, String what, Remark remark) {
        station.ledger()
                .record(
                        handle,
                        List.of(LedgerEntry.of(event)
                                .by("gateway", remark.by())
                                .to(link)
                                .through("", what + ": " + remark.reason())
                                .entry()));
    }

    private static String names(Set<Priority> lanes) {
        return String.join(" ", lanes.stream().map(Priority::id).toList());
    }
}
