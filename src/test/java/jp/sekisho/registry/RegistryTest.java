package jp.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import jp.sekisho.text.CheckDigit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistryTest {
    private static final String SOMEBODY = "123456789018";
    private static final String SOMEBODY_ELSE = "987654321093";
    private static final String SYSTEM = "public-assistance";

    @TempDir
    Path directory;

    private Registry registry;

    @BeforeEach
    void openRegistry() {
        registry = new Registry(Vault.from(Secrets.in(directory.resolve("secrets"))));
    }

    @ParameterizedTest
    @EnumSource
    void aPersonGetsOneNumberForEver(TestDatabases database) {
        Store store = database.fresh();

        String first = store.inTransaction(h -> registry.assign(h, SOMEBODY));
        String again = store.inTransaction(h -> registry.assign(h, SOMEBODY));
        String other = store.inTransaction(h -> registry.assign(h, SOMEBODY_ELSE));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first).matches("[1-9][0-9]{14}");
        assertThat(CheckDigit.INTEGRATED_NUMBER.isValid(first)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aWrongIndividualNumberIsRefusedWithoutShowingIt(TestDatabases database) {
        Store store = database.fresh();

        assertThatThrownBy(() -> store.inTransaction(h -> registry.assign(h, "123456789010")))
                .hasMessageStartingWith("REGISTRY-001")
                .hasMessageNotContaining("123456789010");
    }

    @ParameterizedTest
    @EnumSource
    void numbersTranslateBothWaysAndLeadingZerosMeanNothing(TestDatabases database) {
        Store store = database.fresh();

        store.useTransaction(h -> {
            String person = registry.assign(h, SOMEBODY);
            assertThat(registry.link(h, person, SYSTEM, "1234567890")).isEqualTo(LinkResult.LINKED);
            assertThat(registry.link(h, person, SYSTEM, "0000042")).isEqualTo(LinkResult.LINKED);
            assertThat(registry.link(h, person, SYSTEM, "000001234567890")).isEqualTo(LinkResult.ALREADY);

            assertThat(registry.integratedNumber(h, SYSTEM, "000001234567890")).hasValue(person);
            assertThat(registry.integratedNumber(h, SYSTEM, "42")).hasValue(person);
            assertThat(registry.integratedNumber(h, "child-allowance", "1234567890"))
                    .isEmpty();
            assertThat(registry.integratedNumber(h, SYSTEM, "1234567891")).isEmpty();
            assertThat(registry.localNumbers(h, SYSTEM, person)).containsExactly("1234567890", "0000042");
            assertThat(registry.localNumbers(h, "child-allowance", person)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aNumberOfSomebodyElseChangesNothingAndGoesOnTheConfirmationListOnce(TestDatabases database) {
        Store store = database.fresh();

        store.useTransaction(h -> {
            String holder = registry.assign(h, SOMEBODY);
            String claimant = registry.assign(h, SOMEBODY_ELSE);
            registry.link(h, holder, SYSTEM, "1234567890");
            registry.link(h, claimant, SYSTEM, "77");
            assertThat(registry.known(h, SYSTEM, "1234567890").orElseThrow().awaitsConfirmation())
                    .isFalse();

            assertThat(registry.link(h, claimant, SYSTEM, "01234567890")).isEqualTo(LinkResult.CONFLICT);
            assertThat(registry.link(h, claimant, SYSTEM, "1234567890")).isEqualTo(LinkResult.CONFLICT);

            assertThat(registry.integratedNumber(h, SYSTEM, "1234567890")).hasValue(holder);
            assertThat(registry.localNumbers(h, SYSTEM, claimant)).containsExactly("77");
            assertThat(registry.known(h, SYSTEM, "1234567890").orElseThrow().awaitsConfirmation())
                    .isTrue();
            assertThat(registry.known(h, SYSTEM, "77").orElseThrow().awaitsConfirmation())
                    .isTrue();
            assertThat(count(h, "registry_confirmation")).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aLinkNeedsAnAssignedNumberAndALocalOne(TestDatabases database) {
        Store store = database.fresh();

        assertThatThrownBy(() -> store.inTransaction(h -> registry.link(h, "100000000000000", SYSTEM, "1")))
                .hasMessageStartingWith("REGISTRY-002");
        assertThatThrownBy(() -> store.inTransaction(h -> registry.link(h, registry.assign(h, SOMEBODY), SYSTEM, " ")))
                .hasMessageStartingWith("REGISTRY-003");
    }

    @ParameterizedTest
    @EnumSource
    void aLinkedPersonCountsAsAcquired(TestDatabases database) {
        Store store = database.fresh();

        store.useTransaction(h -> {
            String person = registry.assign(h, SOMEBODY);
            assertThat(registry.known(h, SYSTEM, "1")).isEmpty();
            registry.link(h, person, SYSTEM, "1");
            assertThat(registry.known(h, SYSTEM, "1"))
                    .hasValue(new Registry.Known(person, false, LinkageCodeStatus.NOT_ACQUIRED));
        });
    }

    @ParameterizedTest
    @EnumSource
    void allWhoRaceForAPersonGetTheSameNumber(TestDatabases database) throws Exception {
        Store store = database.fresh();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<String> race = () -> store.inTransaction(h -> registry.assign(h, SOMEBODY));

        List<Future<String>> answers =
                threads.invokeAll(Stream.generate(() -> race).limit(24).toList());
        threads.shutdown();

        Set<String> numbers = answers.stream().map(RegistryTest::value).collect(Collectors.toSet());
        assertThat(numbers).hasSize(1);
        assertThat(store.<Long>inTransaction(h -> count(h, "registry_person"))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void listsAreAssignedAndLinkedWhetherNewOrNot(TestDatabases database) {
        Store store = database.fresh();
        String known = store.inTransaction(h -> registry.assign(h, SOMEBODY));

        store.useTransaction(h -> {
            List<String> numbers = registry.assignAll(h, List.of(SOMEBODY_ELSE, SOMEBODY, SOMEBODY_ELSE));
            assertThat(numbers.get(1)).isEqualTo(known);
            assertThat(numbers.get(2)).isEqualTo(numbers.get(0)).isNotEqualTo(known);

            AtenaLink one = new AtenaLink(known, SYSTEM, "1");
            AtenaLink two = new AtenaLink(known, SYSTEM, "2");
            AtenaLink stolen = new AtenaLink(numbers.get(0), SYSTEM, "1");
            assertThat(registry.linkAll(h, List.of(one))).containsExactly(LinkResult.LINKED);
            assertThat(registry.linkAll(h, List.of(one, two, stolen)))
                    .containsExactly(LinkResult.ALREADY, LinkResult.LINKED, LinkResult.CONFLICT);
            assertThat(registry.linkAll(h, List.of())).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void noNumberOfAPersonLiesInTheTablesInClear(TestDatabases database) {
        Store store = database.fresh();
        store.useTransaction(h -> {
            String holder = registry.assign(h, SOMEBODY);
            registry.link(h, holder, SYSTEM, "7712345678");
            registry.link(h, registry.assign(h, SOMEBODY_ELSE), SYSTEM, "7712345678");
        });

        String everything =
                store.inTransaction(h -> Stream.of("registry_person", "registry_link", "registry_confirmation")
                        .flatMap(table -> h.select("select * from " + table).mapToMap().stream())
                        .map(RegistryTest::dump)
                        .collect(Collectors.joining()));

        assertThat(everything)
                .doesNotContain(SOMEBODY, SOMEBODY_ELSE, "7712345678")
                .contains(SYSTEM);
    }

    private static String dump(Map<String, Object> row) {
        return row.values().stream()
                .map(v -> v instanceof byte[] b ? new String(b, StandardCharsets.ISO_8859_1) : String.valueOf(v))
                .collect(Collectors.joining(" "));
    }

    private static long count(Handle handle, String table) {
        return handle.select("select count(*) from " + table).mapTo(Long.class).one();
    }

    private static String value(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
