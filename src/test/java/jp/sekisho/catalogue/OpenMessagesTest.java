package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.sekisho.Patience;
import jp.sekisho.boundary.Priority;
import jp.sekisho.catalogue.open.OpenMessages;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.watch.Unfinished;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files come into use only where each message that is open has what ends it. */
class OpenMessagesTest {
    private static final String SYSTEM = "city/systems/public-assistance.system.yaml";
    private static final List<String> PERMITS = List.of("inquiry", "atena-search", "atena-link", "resident-feed");
    private static final String INTERFACE = "city/interfaces/inquiry.interface.yaml";
    private static final String LINK = "city/links/platform.link.yaml";

    @TempDir
    Path directory;

    @TempDir
    Path secrets;

    private MappingsCopy mappings;
    private final Map<String, Long> lying = new TreeMap<>();

    @BeforeEach
    void copy() throws IOException {
        mappings = MappingsCopy.in(directory);
    }

    @ParameterizedTest
    @EnumSource
    void aReloadThatDropsAnInterfaceWaitsUntilItsRequestsHaveEnded(TestDatabases database) throws IOException {
        Tables tables = new Tables(database);
        LiveCatalogue live = live(tables);
        Catalogue first = live.current();
        tables.accept("m-1", "r-1");
        tables.accept("m-2", "r-2");
        dropInterface();

        CatalogueCheck refused = live.reload();

        assertThat(refused.catalogue()).isEmpty();
        assertThat(live.current()).isSameAs(first);
        assertThat(refused.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.finding().code().wire()).isEqualTo("OPEN-002");
            assertThat(issue.finding().english())
                    .isEqualTo(
                            "public-assistance has lost the interface inquiry, but 2 of its messages are open: nothing"
                                    + " could end them. Wait until they have ended, or keep the interface.");
            assertThat(issue.finding().japanese()).contains("inquiry", "2 件");
            assertThat(issue.place().file()).isEqualTo("interfaces/inquiry.interface.yaml");
        });
        tables.cancel("m-1");
        tables.cancel("m-2");
        assertThat(live.reload().issues()).isEmpty();
        assertThat(live.current().system("public-assistance").orElseThrow().dialects())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStartIsRefusedInTheSameWords(TestDatabases database) throws IOException {
        Tables tables = new Tables(database);
        tables.accept("m-1", "r-1");
        dropInterface();
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));

        assertThatThrownBy(() -> live.subjectTo(objection(tables)))
                .isInstanceOfSatisfying(SekishoException.class, e -> {
                    assertThat(e.code().wire()).isEqualTo("OPEN-002");
                    assertThat(e.finding().english()).contains("1 of its messages are open");
                });
        tables.cancel("m-1");
        live.subjectTo(objection(tables));
    }

    @ParameterizedTest
    @EnumSource
    void anInterfaceChangesItsPassageOnlyWithoutOpenRequests(TestDatabases database) throws IOException {
        Tables tables = new Tables(database);
        LiveCatalogue live = live(tables);
        tables.accept("m-1", "r-1");
        askBecomesTell();

        assertThat(codes(live.reload())).containsExactly("OPEN-003");

        tables.cancel("m-1");
        assertThat(codes(live.reload())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anInterfaceChangesItsLinkOnlyWithoutOpenRequests(TestDatabases database) throws IOException {
        Tables tables = new Tables(database);
        LiveCatalogue live = live(tables);
        tables.accept("m-1", "r-1");
        String link = Files.readString(mappings.folder().resolve(LINK));
        Files.writeString(
                mappings.folder().resolve("city/links/another.link.yaml"),
                link.replace("link: platform", "link: another"));
        mappings.replace(INTERFACE, "link: platform", "link: another");

        assertThat(codes(live.reload())).containsExactly("OPEN-004");

        tables.cancel("m-1");
        assertThat(codes(live.reload())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSystemGoesWhenItHasHeardOfAllItsMessages(TestDatabases database) throws IOException {
        Tables tables = new Tables(database);
        LiveCatalogue live = live(tables);
        tables.accept("m-1", "r-1");
        dropSystem();

        assertThat(codes(live.reload())).containsExactly("OPEN-001");
        tables.cancel("m-1");
        assertThat(codes(live.reload())).containsExactly("OPEN-006", "OPEN-006");
        tables.handOver();
        lying.put("out.public-assistance.inquiry-result", 1L);
        assertThat(codes(live.reload())).containsExactly("OPEN-006");
        lying.put("out.public-assistance.inquiry-result", 0L);
        assertThat(codes(live.reload())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatLiesUnreadInADoorKeepsIt(TestDatabases database) throws IOException {
        LiveCatalogue live = live(new Tables(database));
        lying.put("in.public-assistance.inquiry", 3L);
        lying.put("in.public-assistance.cancel", 1L);
        dropInterface();

        assertThat(codes(live.reload())).containsExactly("OPEN-005");
    }

    @ParameterizedTest
    @EnumSource
    void whatOutcomesAreCalledMayChangeAtAnyTime(TestDatabases database) throws IOException {
        Tables tables = new Tables(database);
        LiveCatalogue live = live(tables);
        tables.accept("m-1", "r-1");
        mappings.replace(INTERFACE, "link: platform", "link: platform\nanswer: reply");

        assertThat(codes(live.reload())).isEmpty();
        assertThat(new Unfinished(tables.fixture.store).queues())
                .containsExactly("out.public-assistance.inquiry-result");
    }

    /** Else nobody could start the gateway that sets it aside. */
    @ParameterizedTest
    @EnumSource
    void aRowThatIsNotWhatWasWrittenKeepsNobodyFromStarting(TestDatabases database) {
        for (String column : List.of("system", "interface_id", "link", "passage")) {
            Tables tables = new Tables(database);
            tables.accept("m-1", "r-1");
            tables.fixture.store.useTransaction(
                    handle -> handle.execute("update request set " + column + " = 'gzkq' where id = 'r-1'"));

            assertThat(live(tables).current()).isNotNull();
        }
    }

    @Test
    void nothingIsAcceptedByASnapshotThatIsNotInUseAnyMore() throws IOException {
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        Catalogue first = live.current();
        mappings.replace(LINK, "burst: 100", "burst: 7");
        live.whileCurrent(List.of(first), () -> {});
        live.reload();

        assertThatThrownBy(() -> live.whileCurrent(List.of(first), () -> {
                    throw new AssertionError("it is accepted");
                }))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(CatalogueError.RELOADED));
    }

    @Test
    void whoObjectsKnowsWhatIsBeingAccepted() throws Exception {
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        CountDownLatch accepted = new CountDownLatch(1);
        CountDownLatch accepting = new CountDownLatch(1);
        mappings.replace(LINK, "burst: 100", "burst: 7");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> door = threads.submit(() -> live.whileCurrent(List.of(live.current()), () -> {
                accepting.countDown();
                wait(accepted);
            }));
            wait(accepting);
            Future<CatalogueCheck> reload = threads.submit(live::reload);
            assertThatThrownBy(() -> reload.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            accepted.countDown();

            door.get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(reload.get(Patience.SECONDS, TimeUnit.SECONDS).errors()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LiveCatalogue live(Tables tables) {
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        live.subjectTo(objection(tables));
        return live;
    }

    private OpenMessages objection(Tables tables) {
        return new OpenMessages(new Unfinished(tables.fixture.store), () -> lying);
    }

    private void dropInterface() throws IOException {
        String file = Files.readString(mappings.folder().resolve(SYSTEM));
        Files.writeString(
                mappings.folder().resolve(SYSTEM), file.substring(0, file.indexOf("interfaces:")) + "interfaces: {}\n");
        dropPermits();
    }

    private void dropSystem() throws IOException {
        Files.delete(mappings.folder().resolve(SYSTEM));
        dropPermits();
    }

    private void dropPermits() throws IOException {
        for (String interfaceId : PERMITS) {
            Path permits = mappings.folder().resolve("city/permits/" + interfaceId + ".permits.csv");
            Files.write(
                    permits,
                    Files.readAllLines(permits).stream()
                            .filter(row -> !row.startsWith("public-assistance,"))
                            .toList());
        }
    }

    private void askBecomesTell() throws IOException {
        mappings.replace(INTERFACE, "passage: ask", "passage: tell");
        mappings.replace(INTERFACE, "from: platform-inquiry-result\n", "");
        for (String system : List.of("public-assistance", "child-allowance", "late-stage-elderly")) {
            Path file = mappings.folder().resolve("city/systems/" + system + ".system.yaml");
            Files.write(
                    file,
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.contains("answer: { layout: " + system + "-inquiry-result"))
                            .toList());
        }
    }

    private static List<String> codes(CatalogueCheck check) {
        return check.issues().stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    /** A database in which messages of the demo city are open. */
    private final class Tables {
        private final PassageFixture fixture;
        private final Station station;
        private final DoorLeg door;

        Tables(TestDatabases database) {
            fixture = new PassageFixture(database, secrets);
            station = fixture.station();
            door = new DoorLeg(station);
        }

        void accept(String senderId, String requestId) {
            door.accept(fixture.arrival(senderId, "body"), fixture.submission(requestId, Priority.NORMAL, "person"));
        }

        void cancel(String senderId) {
            assertThat(door.cancel(fixture.cancellation("c-" + senderId, senderId), PassageFixture.CATALOGUE))
                    .hasSize(1);
        }

        void handOver() {
            fixture.store.useTransaction(handle -> handle.execute("update outbox set pending = null"));
        }
    }
}
