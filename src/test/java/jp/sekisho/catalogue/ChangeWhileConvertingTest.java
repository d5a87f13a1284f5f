package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A map changes while records are converted: each is converted by one version of it, the one that is written down for it. */
class ChangeWhileConvertingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final String MAP = "city/maps/public-assistance-inquiry-to-platform.map.yaml";
    private static final int CHANGES = 6;

    @TempDir
    private Path directory;

    /** What came of one record, and the version of the catalogue that it was converted by. */
    private record Crossed(String version, String year, String condition) {}

    @Test
    void every_record_is_wholly_of_the_version_that_is_recorded() throws Exception {
        MappingsCopy mappings = MappingsCopy.in(directory);
        change(mappings, "照会条件区分:         照会条件区分", "照会条件区分:         '\"0\"'");
        change(mappings, "照会年度区分:         照会年度区分", "照会年度区分:         '\"0\"'");
        mappings.replace(MAP, "drop: [", "drop: [ 照会条件区分, 照会年度区分,");
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        Map<String, String> said = new ConcurrentHashMap<>(Map.of(live.current().version(), "0"));
        Queue<Crossed> crossed = new ConcurrentLinkedQueue<>();
        AtomicBoolean going = new AtomicBoolean(true);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                while (going.get()) {
                    crossed.add(convert(live.current()));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (int i = 1; i <= CHANGES; i++) {
            mappings.replace(MAP, "'\"" + (i - 1) % 10 + "\"'", "'\"" + i % 10 + "\"'");
            assertThat(live.reload().errors()).isZero();
            said.put(live.current().version(), String.valueOf(i % 10));
            int before = crossed.size();
            while (crossed.size() < before + 50) {
                Thread.onSpinWait();
            }
        }
        going.set(false);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(said).hasSize(CHANGES + 1);
        assertThat(crossed).allSatisfy(each -> {
            assertThat(each.year()).isEqualTo(each.condition());
            assertThat(each.year()).isEqualTo(said.get(each.version()));
        });
        assertThat(crossed.stream().map(Crossed::version).distinct()).hasSameSizeAs(said.keySet());
    }

    private static void change(MappingsCopy mappings, String old, String by) throws IOException {
        mappings.replace(MAP, old, by);
    }

    /** As a verb does it: one snapshot from the beginning to the end. */
    private static Crossed convert(Catalogue snapshot) {
        Record source =
                snapshot.layout("public-assistance-inquiry", DAY).orElseThrow().blank();
        for (Map.Entry<String, String> item : Map.of(
                        "特定個人情報名コード", "TM00000000000002",
                        "事務コード", "JM01000000121000",
                        "事務手続コード", "JT01010000000214",
                        "情報提供者機関コード", "01100",
                        "照会側不開示コード", "1")
                .entrySet()) {
            source = source.with(item.getKey(), item.getValue());
        }
        Record made = snapshot.map("public-assistance-inquiry-to-platform", DAY)
                .orElseThrow()
                .apply(source, new Known())
                .orElseThrow();
        return new Crossed(snapshot.versionOn(DAY), made.get("照会年度区分"), made.get("照会条件区分"));
    }

    private static final class Known implements ConversionContext {
        @Override
        public String number(String kind) {
            return "000000000000019";
        }

        @Override
        public String integratedNumber(String item) {
            return number("integrated");
        }

        @Override
        public String constant(String name) {
            return "9900000000000011";
        }

        @Override
        public LocalDate businessDate() {
            return DAY;
        }
    }
}
