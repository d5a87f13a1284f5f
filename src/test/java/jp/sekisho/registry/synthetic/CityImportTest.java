package jp.sekisho.registry.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CityImportTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void everyResidentIsFoundByEveryNumberAndASecondImportChangesNothing(TestDatabases database) {
        Store store = database.fresh();
        Registry registry = new Registry(Vault.from(Secrets.in(directory.resolve("secrets"))));
        CityImport imports = new CityImport(store, registry);
        List<Integer> progress = new ArrayList<>();

        CityImport.Result first = imports.load(SyntheticCity.of(1, 1_200), progress::add);
        CityImport.Result second = imports.load(SyntheticCity.of(1, 1_300), done -> {});

        SyntheticCity city = SyntheticCity.of(1, 1_300);
        long links = city.residents().mapToLong(r -> r.localNumbers().size()).sum();
        assertThat(progress).containsExactly(500, 1_000, 1_200);
        assertThat(first.residents()).isEqualTo(1_200);
        assertThat(first.newLinks() + second.newLinks()).isEqualTo((int) links);
        assertThat(first.conflicts() + second.conflicts()).isZero();
        store.useTransaction(h -> city.residents().limit(200).forEach(resident -> isFound(h, registry, resident)));
    }

    private static void isFound(Handle handle, Registry registry, Resident resident) {
        String person = registry.assign(handle, resident.individualNumber());
        for (Map.Entry<String, String> local : resident.localNumbers().entrySet()) {
            assertThat(registry.integratedNumber(handle, local.getKey(), local.getValue()))
                    .hasValue(person);
            assertThat(registry.localNumbers(handle, local.getKey(), person)).containsExactly(local.getValue());
        }
    }
}
