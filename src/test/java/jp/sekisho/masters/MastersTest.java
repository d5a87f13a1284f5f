package jp.sekisho.masters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.boundary.Permit;
import jp.sekisho.boundary.Permits;
import jp.sekisho.boundary.Priority;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.Finding;
import jp.sekisho.masters.Masters.Word;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receiving, looking, adopting and taking back, on both databases. */
class MastersTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final LocalDate NEXT_YEAR = LocalDate.parse("2027-01-01");
    private static final Word WORD = new Word("local:suzuki", "通知のとおり");

    @TempDir
    Path secrets;

    private Store store;
    private Masters masters;
    private final AtomicInteger changes = new AtomicInteger();

    private void on(TestDatabases database) {
        store = database.fresh();
        masters = new Masters(
                store, Vault.from(Secrets.in(secrets)), Clock.fixed(NOW, ZoneOffset.UTC), changes::incrementAndGet);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_received_is_in_force_for_nobody(TestDatabases database) {
        on(database);

        assertThat(receive(list(1, TODAY, 10))).isEqualTo(1);

        assertThat(masters.list()).singleElement().satisfies(master -> {
            assertThat(master.isAdopted()).isFalse();
            assertThat(master.rows()).isEqualTo(10);
            assertThat(master.from()).isEqualTo(TODAY);
            assertThat(master.receivedAt()).isEqualTo(NOW);
            assertThat(master.messageId()).isEqualTo("m-1");
        });
        assertThat(inForce(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_content_is_closed_in_the_tables(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));

        byte[] content = store.ask(handle -> handle.createQuery("select content from master")
                .mapTo(byte[].class)
                .one());

        assertThat(new String(content, UTF_8)).doesNotContain("TM0", "master");
    }

    @ParameterizedTest
    @EnumSource
    void the_same_again_changes_nothing_and_another_content_is_refused(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));

        assertThat(receive(list(1, TODAY, 10))).isEqualTo(1);
        assertThat(masters.list()).hasSize(1);
        assertThatThrownBy(() -> receive(list(1, TODAY, 9))).hasMessageStartingWith(MasterError.ANOTHER_CONTENT.wire());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_adopted_is_in_force_from_its_day_on(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));
        receive(list(2, NEXT_YEAR, 11));

        adopt(1, 2);

        assertThat(inForce(TODAY.minusDays(1))).isEmpty();
        assertThat(inForce(TODAY)).isEqualTo("permit-list:1");
        assertThat(inForce(NEXT_YEAR.minusDays(1))).isEqualTo("permit-list:1");
        assertThat(inForce(NEXT_YEAR)).isEqualTo("permit-list:2");
    }

    @ParameterizedTest
    @EnumSource
    void a_version_waits_for_the_one_that_is_missing_before_it(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));
        adopt(1);
        receive(list(3, TODAY, 10));

        assertThat(masters.objection(3).map(Finding::english))
                .contains("Adopt version 2 of the permit list before version 3.");
        assertThatThrownBy(() -> adopt(3)).hasMessageStartingWith(MasterError.GAP.wire());

        receive(list(2, TODAY, 10));
        adopt(3, 2);
        assertThat(inForce(TODAY)).isEqualTo("permit-list:3");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_is_smaller_by_thirty_percent_needs_a_word_more(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));
        adopt(1);
        receive(list(2, TODAY, 7));

        assertThat(masters.objection(2).map(Finding::code)).contains(MasterError.SMALLER);
        assertThatThrownBy(() -> adopt(2)).hasMessageStartingWith(MasterError.SMALLER.wire());
        assertThat(inForce(TODAY)).isEqualTo("permit-list:1");

        masters.adopt(List.of(2), true, WORD);
        assertThat(inForce(TODAY)).isEqualTo("permit-list:2");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_is_smaller_by_less_is_adopted(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 100));
        adopt(1);
        receive(list(2, TODAY, 71));

        assertThat(masters.objection(2)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_adopted_together_is_adopted_whole_or_not_at_all(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));
        receive(list(2, TODAY, 10));
        receive(list(4, TODAY, 10));

        assertThatThrownBy(() -> adopt(1, 2, 4)).hasMessageStartingWith(MasterError.GAP.wire());

        assertThat(inForce(TODAY)).isEmpty();
        assertThat(masters.list()).noneMatch(ReceivedMaster::isAdopted);
        assertThat(changes).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void the_last_adoption_is_taken_back_whole_and_can_be_made_anew(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));
        receive(list(2, TODAY, 10));
        receive(list(3, TODAY, 10));
        adopt(1);
        adopt(2, 3);

        masters.takeBack(WORD);

        assertThat(inForce(TODAY)).isEqualTo("permit-list:1");
        adopt(2);
        assertThat(inForce(TODAY)).isEqualTo("permit-list:2");

        masters.takeBack(WORD);
        masters.takeBack(WORD);
        assertThat(inForce(TODAY)).isEmpty();
        assertThatThrownBy(() -> masters.takeBack(WORD))
                .hasMessageStartingWith(MasterError.NOTHING_TO_TAKE_BACK.wire());
        assertThat(changes).as("each change is told, and no refusal").hasValue(6);
    }

    @ParameterizedTest
    @EnumSource
    void who_adopted_and_who_took_back_is_kept(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));
        adopt(1);
        masters.takeBack(new Word("local:tanaka", "取り違え"));

        Map<String, Object> change = store.ask(handle ->
                handle.createQuery("select * from master_change").mapToMap().one());

        assertThat(change)
                .containsEntry("made_by", "local:suzuki")
                .containsEntry("reason", "通知のとおり")
                .containsEntry("undone_by", "local:tanaka")
                .containsEntry("undone_reason", "取り違え");
    }

    @ParameterizedTest
    @EnumSource
    void an_adopted_or_older_or_unknown_version_is_not_adopted(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, 10));
        receive(list(2, TODAY, 10));
        adopt(2);

        assertThatThrownBy(() -> adopt(2)).hasMessageStartingWith(MasterError.ADOPTED.wire());
        assertThatThrownBy(() -> adopt(1)).hasMessageStartingWith(MasterError.OLDER.wire());
        assertThatThrownBy(() -> adopt(9)).hasMessageStartingWith(MasterError.NO_SUCH.wire());
    }

    @ParameterizedTest
    @EnumSource
    void a_look_says_which_permits_are_lost_and_which_requests_would_be_refused(TestDatabases database) {
        on(database);
        receive(list(1, TODAY, "JT1,TM1", "JT1,TM2", "JT2,TM1"));
        adopt(1);
        receive(list(2, NEXT_YEAR, "JT1,TM1", "JT1,TM2", "JT3,TM1"));
        Permit kept = permit("JT1", "TM1");
        Permit lost = permit("JT2", "TM1");
        Permit never = permit("JT9", "TM9");
        WaitingRequest goes = new WaitingRequest("r-1", "welfare", "inquiry", Purpose.of("D1", "JT1", "TM2"));
        WaitingRequest stays = new WaitingRequest("r-2", "welfare", "inquiry", Purpose.of("D1", "JT2", "TM1"));
        Surroundings around = new Surroundings(
                TODAY,
                List.of("inquiry"),
                Permits.of(Set.of("welfare"), Map.of("inquiry", List.of(kept, lost, never))),
                List.of(goes, stays));

        Impact impact = masters.impact(2, around);

        assertThat(impact)
                .isEqualTo(
                        new Impact(NEXT_YEAR, 1, 1, List.of(new Impact.LostPermit("inquiry", lost)), List.of(stays)));
        assertThat(inForce(NEXT_YEAR)).isEqualTo("permit-list:1");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_comes_after_its_day_would_count_from_today(TestDatabases database) {
        on(database);
        receive(list(1, TODAY.minusDays(40), 3));

        Impact impact =
                masters.impact(1, new Surroundings(TODAY, List.of(), Permits.of(Set.of(), Map.of()), List.of()));

        assertThat(impact).isEqualTo(new Impact(TODAY, 3, 0, List.of(), List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void the_adopted_list_limits_what_passes_from_its_day_on_until_it_is_taken_back(TestDatabases database) {
        on(database);
        Purpose gone = Purpose.of("D1", "JT2", "TM1");
        assertThat(masters.limit().objection(gone, NEXT_YEAR)).isEmpty();
        receive(list(1, TODAY, "JT1,TM1", "JT2,TM1"));
        receive(list(2, NEXT_YEAR, "JT1,TM1", "JT3,TM1"));

        adopt(1, 2);

        assertThat(masters.limit().objection(gone, NEXT_YEAR.minusDays(1))).isEmpty();
        assertThat(masters.limit().objection(gone, NEXT_YEAR).map(Finding::toString))
                .hasValueSatisfying(
                        said -> assertThat(said).startsWith("MASTER-012").contains("version 2"));
        assertThat(masters.limit().objection(Purpose.of("D1", "JT1", "TM1"), NEXT_YEAR))
                .isEmpty();
        assertThat(masters.limit().objection(new Purpose(Map.of("office", "D1")), NEXT_YEAR))
                .isEmpty();
        masters.takeBack(WORD);
        assertThat(masters.limit().objection(gone, NEXT_YEAR)).isEmpty();
    }

    /** What is in force on that day; blank if nothing is. */
    private String inForce(LocalDate on) {
        return masters.limit().nameOn(on);
    }

    private int receive(Letter letter) {
        return masters.receive(letter, "local:suzuki");
    }

    private void adopt(Integer... versions) {
        masters.adopt(List.of(versions), false, WORD);
    }

    private static Permit permit(String procedure, String information) {
        return new Permit(
                "welfare",
                Map.of("office", "D1", "procedure", procedure, "information", information),
                Priority.NORMAL,
                "番号法",
                LocalDate.parse("2026-04-01"),
                LocalDate.MAX);
    }

    /** So many rows, none of which is about what the tests ask for. */
    private static Letter list(int version, LocalDate from, int rows) {
        return list(
                version,
                from,
                IntStream.range(0, rows)
                        .mapToObj(i -> String.format("JT%014d,TM%014d", i, i))
                        .toArray(String[]::new));
    }

    private static Letter list(int version, LocalDate from, String... pairs) {
        String lines = Stream.of(pairs)
                .map(pair -> pair.replace(",", ",A1,B1,") + ",2017-11-13,")
                .collect(Collectors.joining("\n"));
        String body = "<m:master xmlns:m=\"urn:sekisho:master:1\" count=\"" + pairs.length + "\" from=\"" + from
                + "\" kind=\"permit-list\" version=\"" + version
                + "\">\nprocedure,asker,provider,information,from,until\n" + lines + "\n</m:master>";
        Head head = new Head(
                "demo",
                "platform",
                "city-gateway",
                Masters.OPERATION,
                "m-" + version,
                Optional.empty(),
                Optional.empty(),
                NOW);
        return new Letter(head, body.getBytes(UTF_8), "");
    }
}
