package jp.sekisho.passage.gate;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.link.Party;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** What operators have said about a link, in the tables and in the ledger. Thread safe. */
public final class InstructionTable {
    private final Station station;
    private final String link;

    public InstructionTable(Station station, String link) {
        this.station = station;
        this.link = link;
    }

    public Map<Priority, Instruction> instructions(ZoneId zone) {
        return station.store().inTransaction(handle -> handle.createQuery(
                        "select lane, kind, reason, said_by, since, until_at from lane_instruction where link = ?")
                .bind(0, link)
                .reduceRows(new EnumMap<>(Priority.class), (all, row) -> {
                    lanes(row.getColumn("lane", String.class))
                            .forEach(lane -> all.merge(lane, instruction(row, zone), InstructionTable::stricter));
                    return all;
                }));
    }

    /** The lane that is meant; all, if it cannot be read which. */
    private static List<Priority> lanes(String stored) {
        return Stream.of(Priority.values())
                .filter(lane -> lane.name().equals(stored))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> List.of(Priority.values()));
    }

    /** What cannot be read holds: an operator has said something, and nobody knows what. */
    private static Instruction instruction(RowView row, ZoneId zone) {
        boolean opens = row.getColumn("kind", String.class).equals(Instruction.Kind.OPEN.name())
                && lanes(row.getColumn("lane", String.class)).size() == 1;
        return new Instruction(
                opens ? Instruction.Kind.OPEN : Instruction.Kind.HOLD,
                row.getColumn("reason", String.class),
                row.getColumn("said_by", String.class),
                row.getColumn("since", ZonedDateTime.class).withZoneSameInstant(zone),
                Optional.ofNullable(row.getColumn("until_at", ZonedDateTime.class))
                        .map(until -> until.withZoneSameInstant(zone)));
    }

    private static Instruction stricter(Instruction one, Instruction other) {
        return one.holds() ? one : other;
    }

    /** The pace that an operator has set. */
    public Optional<Pace> pace(Party of) {
        return station.store()
                .inTransaction(handle -> handle.createQuery("select per_second, at_once from link_pace where link = ?")
                        .bind(0, link)
                        .map((row, context) -> of.pace().at(row.getDouble("per_second"), row.getInt("at_once")))
                        .findOne());
    }

    public void put(Set<Priority> lanes, Instruction instruction, LedgerEvent event) {
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

    public void takeBack(Set<Priority> lanes, LedgerEvent event, Remark remark) {
        station.store().useTransaction(handle -> {
            lanes.forEach(lane -> delete(handle, lane));
            record(handle, event, names(lanes), remark);
        });
    }

    /** @param asInFile whether it is the pace of the link's file: then nothing needs to be remembered */
    public void pace(Pace pace, boolean asInFile, ZonedDateTime since, Remark remark) {
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

    /** Forgets that answers are not to be opened; answers how many they were. */
    public int openAnswers(Remark remark) {
        return station.store().inTransaction(handle -> {
            int forgotten = handle.createUpdate("delete from refused_answer where link = ? and reason = ?")
                    .bind(0, link)
                    .bind(1, AsideError.DEADLY.wire())
                    .execute();
            if (forgotten > 0) {
                record(handle, LedgerEvent.ANSWERS_OPENED, forgotten + " answers", remark);
            }
            return forgotten;
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
                                .remarked(what + ": " + remark.reason())
                                .entry()));
    }

    private static String names(Set<Priority> lanes) {
        return String.join(" ", lanes.stream().map(Priority::id).toList());
    }
}
