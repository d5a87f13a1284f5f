package jp.sekisho.juki.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Keeping;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the copy holds after what the register has said in some order, and whom it answers. */
class HeldCopyRoomTest {
    private static final String CODE = "12345678908";
    private static final Feed.Door FRESH = new Feed.Door("in.x", true, 0, Duration.ZERO, 0, 0);

    @TempDir
    Path directory;

    private List<Feed.Door> doors = List.of(FRESH);
    private HeldCopyRoom room;

    @BeforeEach
    void open() {
        room = new HeldCopyRoom(
                Vault.from(Secrets.in(directory.resolve("secrets"))),
                handle -> doors,
                Duration.ofMinutes(1),
                () -> LocalDate.parse("2026-11-10"));
    }

    @ParameterizedTest
    @EnumSource
    void theLaterChangeCountsWhateverComesLast(TestDatabases database) {
        Store store = database.fresh();
        tell(store, change(101, "氏名", "一条"));
        tell(store, change(110, "住所", "二条"));
        tell(store, change(105, "住所", "三条"));
        tell(store, change(111, "住所", "四条", "本登録", "no"));

        assertThat(addresses(ask(store, "PERSON"))).containsExactly("二条");
        tell(store, change(110, "住所", "五条"));
        assertThat(addresses(ask(store, "PERSON")))
                .as("the same change, said again")
                .containsExactly("五条");
        tell(store, change(120, "住民状態", "REMOVED"));
        assertThat(refusal(ask(store, "PERSON"))).isEqualTo("COPY-004");
        tell(store, change(121, "住民票コード", "22345678909", "住所", "六条"));
        assertThat(refusal(ask(store, "PERSON"))).as("the code has changed").isEqualTo("COPY-001");
    }

    @ParameterizedTest
    @EnumSource
    void aHouseholdIsWholeAsTheLastChangeSaysOrIsNotIssued(TestDatabases database) {
        Store store = database.fresh();
        tell(store, change(101, "世帯人数", "1"));
        assertThat(addresses(ask(store, "HOUSEHOLD"))).hasSize(1);
        tell(store, change(102, "宛名番号", "2", "住民票コード", "22345678909", "世帯人数", "2"));
        assertThat(addresses(ask(store, "HOUSEHOLD"))).hasSize(2);
        tell(store, change(103, "宛名番号", "3", "住民票コード", "32345678900", "世帯番号", "9", "世帯人数", "1"));
        assertThat(addresses(ask(store, "HOUSEHOLD")))
                .as("of another household")
                .hasSize(2);
        tell(store, change(104, "宛名番号", "2", "住民票コード", "22345678909", "住民状態", "REMOVED", "世帯人数", "1"));
        assertThat(addresses(ask(store, "HOUSEHOLD"))).hasSize(1);
        tell(store, change(105, "宛名番号", "4", "住民票コード", "42345678902", "世帯人数", "3"));
        assertThat(refusal(ask(store, "HOUSEHOLD"))).isEqualTo("COPY-006");
        tell(store, change(106, "世帯番号", "", "世帯人数", ""));
        assertThat(refusal(ask(store, "HOUSEHOLD"))).as("nobody has said which").isEqualTo("COPY-006");
        assertThat(refusal(ask(store, "EVERYBODY"))).isEqualTo("COPY-013");
    }

    @ParameterizedTest
    @EnumSource
    void aMeasureProtectsFromItsFirstDayUntilTheRegisterSaysOtherwise(TestDatabases database) {
        Store store = database.fresh();
        tell(store, change(101));
        protect(store, "SUPPORT", "yes", "2026-11-11", "2026-11-01T09:00:00.000");
        assertThat(addresses(ask(store, "PERSON"))).hasSize(1);
        protect(store, "SUPPORT", "yes", "2026-11-10", "2026-11-02T09:00:00.000");
        assertThat(refusal(ask(store, "PERSON"))).isEqualTo("COPY-002");
        assertThat(refusal(protect(store, "SUPPORT", "no", "2026-11-10", "2026-11-01T10:00:00.000")))
                .isEqualTo("COPY-012");
        protect(store, "PROVISIONAL", "no", "2026-11-10", "2026-11-03T09:00:00.000");
        assertThat(refusal(ask(store, "PERSON"))).as("the other measure").isEqualTo("COPY-002");
        protect(store, "SUPPORT", "no", "2026-11-10", "2026-11-03T09:00:00.000");
        assertThat(addresses(ask(store, "PERSON"))).hasSize(1);
    }

    @Test
    void nobodyIsAnsweredWhileADoorOfItIsNotReadInTime() {
        Store store = TestDatabases.H2.fresh();

        assertThat(staleness(store)).isEmpty();
        doors = List.of(FRESH, new Feed.Door("in.y", true, 3, Duration.ofSeconds(60), 0, 0));
        assertThat(staleness(store)).as("just in time").isEmpty();
        doors = List.of(FRESH, new Feed.Door("in.y", true, 3, Duration.ofSeconds(61), 0, 0));
        assertThat(staleness(store)).hasValue("COPY-008");
        doors = List.of(FRESH, new Feed.Door("in.y", false, 0, Duration.ZERO, 0, 0));
        assertThat(staleness(store)).hasValue("COPY-007");
        doors = List.of(FRESH, new Feed.Door("in.y", true, 0, Duration.ZERO, 0, 1));
        assertThat(staleness(store)).hasValue("COPY-009");
        doors = List.of(FRESH, new Feed.Door("in.y", true, 0, Duration.ZERO, 1, 0));
        assertThat(staleness(store)).hasValue("COPY-014");
        doors = List.of();
        assertThat(staleness(store)).hasValue("COPY-010");
    }

    @ParameterizedTest
    @CsvSource({
        "宛名番号,''",
        "異動番号,1234567890123456789",
        "異動番号,x",
        "異動日時,昨日",
        "本登録,1",
        "住民状態,住民",
        "氏名,''",
        "続柄,''",
        "世帯人数,多数"
    })
    void whatCannotBeTakenDownRefusesTheMessageAndNamesTheItem(String item, String value) {
        assertThatThrownBy(() -> room.keeping(change(101, item, value)))
                .hasMessageStartingWith("COPY-011")
                .hasMessageContaining(item);
    }

    private Optional<String> staleness(Store store) {
        return store.inTransaction(room::staleness).map(why -> why.code().wire());
    }

    private void tell(Store store, Question change) {
        Keeping keeping = room.keeping(change);
        store.useTransaction(handle -> keeping.work().in(handle));
    }

    private Answer ask(Store store, String scope) {
        Question question = question(RoomForm.WIDE_AREA_ISSUANCE, Map.of("住民票コード", CODE, "交付範囲", scope));
        return store.inTransaction(handle -> room.answer(handle, question));
    }

    private Answer protect(Store store, String measure, String isSet, String from, String at) {
        Question question = question(
                RoomForm.PROTECTION, Map.of("宛名番号", "1", "措置区分", measure, "措置中", isSet, "措置開始年月日", from, "登録日時", at));
        return store.inTransaction(handle -> room.answer(handle, question));
    }

    private static List<String> addresses(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Given.class);
        return ((Answer.Given) answer)
                .records().stream()
                        .map(record -> record.getOrDefault(RoomItem.ADDRESS, ""))
                        .toList();
    }

    private static String refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why().code().wire();
    }

    /** Of the person 1 in the household 5, but for these items. */
    private static Question change(int number, String... items) {
        Map<String, String> said = new HashMap<>(Map.of(
                "宛名番号", "1",
                "住民票コード", CODE,
                "世帯番号", "5",
                "異動日時", "2026-11-10T09:00:00.000",
                "本登録", "yes",
                "住民状態", "RESIDENT",
                "氏名", "関所　試",
                "生年月日", "19850401",
                "性別", "1",
                "住所", "一条"));
        said.put("続柄", "02");
        said.put("異動番号", Integer.toString(number));
        for (int i = 0; i < items.length; i += 2) {
            said.put(items[i], items[i + 1]);
        }
        return question(RoomForm.RESIDENT_CHANGE, said);
    }

    private static Question question(RoomForm form, Map<String, String> said) {
        Map<RoomItem, String> items = new EnumMap<>(RoomItem.class);
        Stream.of(RoomItem.values())
                .filter(item -> !said.getOrDefault(item.item(), "").isEmpty())
                .forEach(item -> items.put(item, said.get(item.item())));
        return new Question(form, "resident-register", items);
    }
}
