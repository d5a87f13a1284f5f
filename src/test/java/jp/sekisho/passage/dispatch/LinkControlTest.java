package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do to a link. */
class LinkControlTest {
    private static final Remark WHY = new Remark("local:staff", "保守");

    @TempDir
    Path secrets;

    private final AtomicReference<ZonedDateTime> time =
            new AtomicReference<>(ZonedDateTime.parse("2026-11-10T10:00:00+09:00[Asia/Tokyo]"));
    private final Link link =
            PassageFixture.link(Resend.SAFE, OpeningHours.parse(BusinessCalendar.everyDay(), "every-day 8:30-17:00"));
    private final List<Pace> paces = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void aHeldLaneStaysHeldThroughARestartUntilItIsReleased(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        control(station, gate()).hold("normal", WHY);
        Gate after = gate();
        LinkControl restarted = control(station, after);
        time.set(time.get().plusMinutes(5));

        restarted.restore();

        assertThat(after.open()).containsExactly(Priority.URGENT);
        assertThat(after.view(Priority.NORMAL).state()).isEqualTo(Gate.State.HELD);
        assertThat(after.view(Priority.NORMAL).because()).contains("保守");
        assertThat(after.view(Priority.NORMAL).since()).contains(time.get().minusMinutes(5));
        restarted.release("all", new Remark("console:operator", "終了"));
        assertThat(after.open()).containsExactly(Priority.URGENT, Priority.NORMAL);
        assertThat(fixture.query("select event || ' ' || user_name || ' ' || recipient || ' ' || remark from ledger"
                        + " order by seq"))
                .containsExactly(
                        "HELD local:staff platform normal: 保守", "RELEASED console:operator platform normal: 終了");
        assertThat(station.store().inTransaction(LedgerVerifier::verify).whole())
                .isTrue();
        assertThat(fixture.query("select link from lane_instruction")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anOpeningEndsByItselfAndThatIsRecordedEvenIfTheGatewayWasDown(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        Gate before = gate();
        LinkControl control = control(station, before);
        control.openUntil("bulk", "19:00", WHY);
        assertThat(before.open()).contains(Priority.BULK);
        assertThat(before.view(Priority.BULK).next()).contains(time.get().withHour(19));
        time.set(time.get().withHour(18).withMinute(59));
        control.endDue();
        assertThat(before.open()).containsExactly(Priority.URGENT, Priority.BULK);
        time.set(time.get().withHour(19).withMinute(0));
        assertThat(before.open()).containsExactly(Priority.URGENT);
        Gate after = gate();

        control(station, after).restore();

        assertThat(after.open()).containsExactly(Priority.URGENT);
        assertThat(fixture.query("select event || ' ' || user_name || ' ' || remark from ledger order by seq"))
                .containsExactly(
                        "OPENED local:staff bulk until 2026-11-10T19:00: 保守", "OPENING_ENDED gateway bulk: 保守");
    }

    @ParameterizedTest
    @EnumSource
    void aPaceStaysThroughARestartAndTheFilesOwnEndsIt(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        LinkControl control = control(station, gate());
        control.setPace(5, 2, WHY);

        control(station, gate()).restore();

        assertThat(paces).containsExactly(new Pace(5, 1, 2), new Pace(5, 1, 2));
        control.setPace(50, 4, WHY);
        assertThat(paces).last().isEqualTo(link.pace());
        control(station, gate()).restore();
        assertThat(paces).hasSize(3);
        assertThat(fixture.query("select remark from ledger order by seq"))
                .containsExactly("5.0 a second, 2 at once: 保守", "50.0 a second, 4 at once: 保守");
    }

    @Test
    void whatARestoreHoldsNoReleaseLetsGo() {
        Station station = new PassageFixture(TestDatabases.H2, secrets).station();
        Gate gate = gate();
        new Holds(station, Map.of(link.id(), gate)).holdAll(Holds.RESTORED, "gateway");
        LinkControl control = control(station, gate);
        control.hold("bulk", WHY);

        refused("GATE-008", () -> control.release("all", WHY));
        refused("GATE-008", () -> control.openUntil("all", "19:00", WHY));

        assertThat(gate.open()).isEmpty();
        new Holds(station, Map.of(link.id(), gate)).releaseAll(new Remark("staff-17", "reconciled"));
        assertThat(gate.open()).containsExactly(Priority.URGENT, Priority.NORMAL);
        assertThat(gate.view(Priority.BULK).state()).isEqualTo(Gate.State.HELD);
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedAndChangesNothing() {
        PassageFixture fixture = new PassageFixture(TestDatabases.H2, secrets);
        LinkControl control = control(fixture.station(), gate());

        refused("GATE-001", () -> control.hold("Normal", WHY));
        refused("GATE-006", () -> control.release("normal", WHY));
        control.hold("normal", WHY);
        refused("GATE-007", () -> control.openUntil("all", "19:00", WHY));

        assertThat(fixture.query("select event from ledger")).containsExactly("HELD");
    }

    @ParameterizedTest
    @CsvSource({
        "09:59,GATE-004",
        "10:00,GATE-004",
        "2026-11-17T10:00:01,GATE-004",
        "soon,GATE-003",
        "25:00,GATE-003",
        "2026-11-31T10:00,GATE-003"
    })
    void aTimeThatIsPastOrFarOrNoneIsRefused(String written, String code) {
        LinkControl control = control(new PassageFixture(TestDatabases.H2, secrets).station(), gate());

        refused(code, () -> control.openUntil("bulk", written, WHY));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "NaN,1", "10001,1", "Infinity,1", "1,0", "1,257"})
    void aPaceOutOfBoundsIsRefused(double perSecond, int atOnce) {
        LinkControl control = control(new PassageFixture(TestDatabases.H2, secrets).station(), gate());

        refused("GATE-005", () -> control.setPace(perSecond, atOnce, WHY));
        assertThat(paces).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void nothingIsDoneWithoutAReasonOnOneLine(String reason) {
        refused("GATE-002", () -> new Remark("staff", reason));
        refused("GATE-002", () -> new Remark("staff", "x".repeat(201)));
    }

    private static void refused(String code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(SekishoException.class).hasMessageStartingWith(code);
    }

    private Gate gate() {
        return new Gate(link.party(), time::get, System::nanoTime);
    }

    private LinkControl control(Station station, Gate gate) {
        return new LinkControl(station, link.party(), gate, paces::add);
    }
}
