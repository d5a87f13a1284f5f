package jp.sekisho.city;

import static jp.sekisho.passage.room.RoomItem.AWAITS_CONFIRMATION;
import static jp.sekisho.passage.room.RoomItem.FOUND;
import static jp.sekisho.passage.room.RoomItem.INDIVIDUAL_NUMBER;
import static jp.sekisho.passage.room.RoomItem.INTEGRATED_NUMBER;
import static jp.sekisho.passage.room.RoomItem.LINKAGE_CODE_STATUS;
import static jp.sekisho.passage.room.RoomItem.LOCAL_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.sekisho.Patience;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Beginning;
import jp.sekisho.passage.room.Heard;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.registry.LinkageCodeStatus;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the registry answers to whom, and what it changes. */
class RegistryRoomTest {
    private static final String SOMEBODY = "123456789018";
    private static final String SOMEBODY_ELSE = "987654321093";
    private static final String SYSTEM = "public-assistance";
    private static final String ANOTHER = "child-allowance";
    private static final String NEVER_ASSIGNED = "000000000000019";

    @TempDir
    Path directory;

    private Registry registry;
    private RegistryRoom room;

    @BeforeEach
    void openRegistry() {
        registry = new Registry(Vault.from(Secrets.in(directory.resolve("secrets"))));
        room = new RegistryRoom(registry, form -> false);
    }

    /** Whoever has read that a code is not acquired is committed before it can be: what it leaves behind is found. */
    @ParameterizedTest
    @EnumSource
    void nothingIsLearnedBehindADoor(TestDatabases database) throws Exception {
        Store store = database.fresh();
        RegistryRoom asking = new RegistryRoom(registry, form -> true);
        String person = linked(store, SOMEBODY, SYSTEM, "1234560");
        due(store, asking);
        CompletableFuture<Void> heard = store.inTransaction(handle -> {
            assertThat(asking.lacking(handle, Fact.LINKAGE_CODE, new TreeSet<>(Set.of(person))))
                    .containsExactly(person);
            CompletableFuture<Void> hearing = CompletableFuture.runAsync(() -> hear(
                    store, asking, Ending.RESULT, Map.of(INTEGRATED_NUMBER, person, LINKAGE_CODE_STATUS, "ACQUIRED")));
            assertThatThrownBy(() -> hearing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return hearing;
        });

        heard.get(Patience.MILLIS, TimeUnit.MILLISECONDS);
        store.useTransaction(
                handle -> assertThat(asking.lacking(handle, Fact.LINKAGE_CODE, new TreeSet<>(Set.of(person))))
                        .isEmpty());
    }

    /** Only a counterpart can say that there is no linkage code; whatever else came between is no word about it. */
    @ParameterizedTest
    @EnumSource
    void whatCameOfAskingForALinkageCode(TestDatabases database) {
        Store store = database.fresh();
        RegistryRoom asking = new RegistryRoom(registry, form -> true);
        String person = linked(store, SOMEBODY, SYSTEM, "1234560");
        assertThat(due(store, asking)).hasSize(1);
        assertThat(due(store, asking)).isEmpty();

        hear(store, asking, Ending.REFUSED, Map.of(INTEGRATED_NUMBER, person));
        assertThat(status(store, person)).isEqualTo(LinkageCodeStatus.NOT_ACQUIRED);
        assertThat(due(store, asking)).as("asked again within a day").isEmpty();
        store.useTransaction(handle ->
                handle.execute("update registry_person set linkage_code_at = linkage_code_at - interval '2' day"));
        assertThat(due(store, asking)).hasSize(1);

        hear(store, asking, Ending.RESULT, Map.of(INTEGRATED_NUMBER, person, LINKAGE_CODE_STATUS, "FAILED"));
        assertThat(status(store, person)).isEqualTo(LinkageCodeStatus.FAILED);
        hear(store, asking, Ending.RESULT, Map.of(INTEGRATED_NUMBER, person, LINKAGE_CODE_STATUS, "ACQUIRED"));
        hear(store, asking, Ending.EXPIRED, Map.of(INTEGRATED_NUMBER, person));
        assertThat(status(store, person)).as("what has been acquired stays so").isEqualTo(LinkageCodeStatus.ACQUIRED);
        assertThatThrownBy(() -> hear(store, asking, Ending.RESULT, Map.of(INTEGRATED_NUMBER, "999999999999995")))
                .as("an outcome about nobody is not heard")
                .isInstanceOf(SekishoException.class);
    }

    private static List<Beginning> due(Store store, RegistryRoom room) {
        return store.inTransaction(handle -> room.due(handle, 10));
    }

    private static void hear(Store store, RegistryRoom room, Ending ending, Map<RoomItem, String> items) {
        store.useTransaction(handle -> room.heard(handle, new Heard(RoomForm.LINKAGE_CODE, ending, items)));
    }

    private LinkageCodeStatus status(Store store, String person) {
        return store.inTransaction(handle -> registry.person(handle, person)).linkageCode();
    }

    @ParameterizedTest
    @EnumSource
    void aNumberOfItsOwnNamesOnePersonOrNobody(TestDatabases database) {
        Store store = database.fresh();
        String person = linked(store, SOMEBODY, SYSTEM, "1234560");

        Answer.Given found = given(ask(store, RoomForm.ATENA_SEARCH, Map.of(LOCAL_NUMBER, "1234560")));
        Answer.Given nobody = given(ask(store, RoomForm.ATENA_SEARCH, Map.of(LOCAL_NUMBER, "77")));

        assertThat(found.records())
                .containsExactly(Map.of(
                        FOUND, "1",
                        LOCAL_NUMBER, "1234560",
                        INTEGRATED_NUMBER, person,
                        LINKAGE_CODE_STATUS, "NOT_ACQUIRED",
                        AWAITS_CONFIRMATION, "0"));
        assertThat(found.persons()).containsExactly(person);
        assertThat(nobody.records()).containsExactly(Map.of(FOUND, "0"));
        assertThat(nobody.persons()).isEmpty();
        assertThat(nobody.withheld()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCounterpartHearsOfWhomNobodyDoubts(TestDatabases database) {
        Store store = database.fresh();
        String person = linked(store, SOMEBODY, SYSTEM, "1234560");
        String other = linked(store, SOMEBODY_ELSE, SYSTEM, "2345670");

        Answer.Given known = given(ask(store, RoomForm.LINKAGE_STATUS, Map.of(INTEGRATED_NUMBER, person)));
        store.useTransaction(handle -> registry.link(handle, person, SYSTEM, "2345670"));

        assertThat(known.records())
                .containsExactly(Map.of(INTEGRATED_NUMBER, person, LINKAGE_CODE_STATUS, "NOT_ACQUIRED"));
        assertThat(known.persons()).containsExactly(person);
        assertThat(ask(store, RoomForm.LINKAGE_STATUS, Map.of(INTEGRATED_NUMBER, other)))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.why().code().wire()).isEqualTo("ATENA-014");
                    assertThat(refused.persons()).containsExactly(other);
                });
        assertThat(ask(store, RoomForm.LINKAGE_STATUS, Map.of(INTEGRATED_NUMBER, NEVER_ASSIGNED)))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.why().code().wire()).isEqualTo("ATENA-013");
                    assertThat(refused.persons()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource
    void aPersonWithSeveralNumbersIsGivenWithEachOfThem(TestDatabases database) {
        Store store = database.fresh();
        String person = linked(store, SOMEBODY, SYSTEM, "1234560");
        linked(store, SOMEBODY, SYSTEM, "2345670");
        linked(store, SOMEBODY, ANOTHER, "99");

        for (Map<RoomItem, String> question :
                List.of(Map.of(INTEGRATED_NUMBER, person), Map.of(INDIVIDUAL_NUMBER, SOMEBODY))) {
            Answer.Given found = given(ask(store, RoomForm.ATENA_SEARCH, question));

            assertThat(found.records())
                    .extracting(record -> record.get(FOUND) + " " + record.get(LOCAL_NUMBER))
                    .containsExactly("2 1234560", "2 2345670");
            assertThat(found.persons()).containsExactly(person);
        }
    }

    /** Each system has an area of its own: what it has no number for is nobody to it, and is recorded all the same. */
    @ParameterizedTest
    @EnumSource
    void somebodyWhomTheSystemHasNoNumberForIsNobodyToIt(TestDatabases database) {
        Store store = database.fresh();
        String person = linked(store, SOMEBODY, ANOTHER, "99");

        Answer.Given withheld = given(ask(store, RoomForm.ATENA_SEARCH, Map.of(INTEGRATED_NUMBER, person)));
        Answer.Given absent = given(ask(store, RoomForm.ATENA_SEARCH, Map.of(INTEGRATED_NUMBER, NEVER_ASSIGNED)));

        assertThat(withheld.records()).isEqualTo(absent.records());
        assertThat(withheld.persons()).containsExactly(person);
        assertThat(withheld.withheld().orElseThrow().code().wire()).isEqualTo("ATENA-012");
        assertThat(absent.persons()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSearchNamesItsPersonByOneNumber(TestDatabases database) {
        Store store = database.fresh();

        assertThat(refused(ask(store, RoomForm.ATENA_SEARCH, Map.of()))).isEqualTo("ATENA-008");
        assertThat(refused(ask(
                        store, RoomForm.ATENA_SEARCH, Map.of(LOCAL_NUMBER, "1", INTEGRATED_NUMBER, NEVER_ASSIGNED))))
                .isEqualTo("ATENA-008");
        assertThatThrownBy(() -> ask(store, RoomForm.ATENA_SEARCH, Map.of(INDIVIDUAL_NUMBER, "123456789010")))
                .hasMessageStartingWith("REGISTRY-001")
                .hasMessageNotContaining("123456789010");
    }

    @ParameterizedTest
    @EnumSource
    void aNumberIsLinkedOnceAndAnsweredTheSameAgain(TestDatabases database) {
        Store store = database.fresh();
        String person = linked(store, SOMEBODY, ANOTHER, "99");
        Map<RoomItem, String> byIntegrated = Map.of(LOCAL_NUMBER, "1234560", INTEGRATED_NUMBER, person);

        Answer.Given first = given(ask(store, RoomForm.ATENA_LINK, byIntegrated));
        Answer.Given again = given(ask(store, RoomForm.ATENA_LINK, byIntegrated));
        Answer.Given byIndividual =
                given(ask(store, RoomForm.ATENA_LINK, Map.of(LOCAL_NUMBER, "1234560", INDIVIDUAL_NUMBER, SOMEBODY)));

        assertThat(first.records())
                .containsExactly(Map.of(
                        LOCAL_NUMBER, "1234560", INTEGRATED_NUMBER, person, LINKAGE_CODE_STATUS, "NOT_ACQUIRED"));
        assertThat(first.changes()).containsExactly(new Answer.Change(LedgerEvent.NUMBER_ENTERED, person, "LINKED"));
        assertThat(again.records()).isEqualTo(first.records());
        assertThat(again.changes()).isEmpty();
        assertThat(byIndividual).isEqualTo(again);
        assertThat(numbers(store, person)).containsExactly("1234560");
    }

    @ParameterizedTest
    @EnumSource
    void somebodyNewGetsAnIntegratedNumber(TestDatabases database) {
        Store store = database.fresh();

        Answer.Given linked =
                given(ask(store, RoomForm.ATENA_LINK, Map.of(LOCAL_NUMBER, "1234560", INDIVIDUAL_NUMBER, SOMEBODY)));

        String person = store.inTransaction(handle -> registry.assign(handle, SOMEBODY));
        assertThat(linked.persons()).containsExactly(person);
        assertThat(numbers(store, person)).containsExactly("1234560");
    }

    @ParameterizedTest
    @EnumSource
    void aNumberOfAnotherPersonChangesNothingAndIsOnTheConfirmationList(TestDatabases database) {
        Store store = database.fresh();
        String holder = linked(store, SOMEBODY, SYSTEM, "1234560");
        String other = linked(store, SOMEBODY_ELSE, SYSTEM, "2345670");
        Map<RoomItem, String> question = Map.of(LOCAL_NUMBER, "1234560", INDIVIDUAL_NUMBER, SOMEBODY_ELSE);

        Answer answer = ask(store, RoomForm.ATENA_LINK, question);

        assertThat(refused(answer)).isEqualTo("ATENA-010");
        assertThat(answer.persons()).containsExactly(other);
        assertThat(answer.changes()).containsExactly(new Answer.Change(LedgerEvent.NUMBER_DISPUTED, other, "CONFLICT"));
        assertThat(numbers(store, holder)).containsExactly("1234560");
        assertThat(numbers(store, other)).containsExactly("2345670");
        assertThat(refused(ask(store, RoomForm.ATENA_LINK, question))).isEqualTo("ATENA-010");
        assertThat(cases(store)).containsExactly(holder + " " + other);

        assertThat(given(ask(store, RoomForm.ATENA_SEARCH, Map.of(LOCAL_NUMBER, "1234560")))
                        .records()
                        .get(0))
                .containsEntry(AWAITS_CONFIRMATION, "1");
        assertThat(refused(ask(store, RoomForm.ATENA_LINK, Map.of(LOCAL_NUMBER, "3", INTEGRATED_NUMBER, holder))))
                .isEqualTo("ATENA-011");
        assertThat(given(ask(store, RoomForm.ATENA_LINK, Map.of(LOCAL_NUMBER, "1234560", INTEGRATED_NUMBER, holder)))
                        .changes())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLinkNamesAPersonWhomThereIs(TestDatabases database) {
        Store store = database.fresh();

        assertThatThrownBy(() ->
                        ask(store, RoomForm.ATENA_LINK, Map.of(LOCAL_NUMBER, "1", INTEGRATED_NUMBER, NEVER_ASSIGNED)))
                .hasMessageStartingWith("REGISTRY-002");
        assertThat(refused(ask(store, RoomForm.ATENA_LINK, Map.of(LOCAL_NUMBER, "1"))))
                .isEqualTo("ATENA-008");
        assertThat(refused(ask(store, RoomForm.ATENA_LINK, Map.of(INDIVIDUAL_NUMBER, SOMEBODY))))
                .isEqualTo("ATENA-009");
        Optional<Registry.Known> entered = store.inTransaction(handle -> registry.ofIndividualNumber(handle, SOMEBODY));
        assertThat(entered).isEmpty();
    }

    private String linked(Store store, String individualNumber, String system, String localNumber) {
        return store.inTransaction(handle -> {
            String person = registry.assign(handle, individualNumber);
            registry.link(handle, person, system, localNumber);
            return person;
        });
    }

    private Answer ask(Store store, RoomForm form, Map<RoomItem, String> items) {
        return store.inTransaction(handle -> room.answer(handle, new Question(form, SYSTEM, items)));
    }

    private List<String> numbers(Store store, String person) {
        return store.inTransaction(handle -> registry.localNumbers(handle, SYSTEM, person));
    }

    private static List<String> cases(Store store) {
        return store.inTransaction(
                handle -> handle.select("select held_number || ' ' || offered_number from registry_confirmation")
                        .mapTo(String.class)
                        .list());
    }

    private static Answer.Given given(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Given.class);
        return (Answer.Given) answer;
    }

    private static String refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why().code().wire();
    }
}
