package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.convert.ConversionContext;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;
import jp.sekisho.registry.synthetic.SyntheticCity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples in the documents are what the catalogue reads, permits, converts and writes, about people of the demo's city. */
class SamplesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final SyntheticCity DEMO = SyntheticCity.of(7, 2_000);

    private final Catalogue catalogue =
            CatalogueReader.read(Path.of("mappings")).usable();

    @ParameterizedTest
    @CsvSource({"public-assistance, dat", "child-allowance, csv", "late-stage-elderly, xml"})
    void anInquiryIsReadPermittedAndConverted(String system, String ending) throws IOException {
        Dialect dialect = dialect(system, "inquiry");
        Layout layout = catalogue.layout(dialect.layout(), DAY).orElseThrow();
        ConversionMap map = dialect.map().flatMap(id -> catalogue.map(id, DAY)).orElseThrow();

        List<Record> records = layout.decode(sample(system, "inquiry." + ending));

        assertThat(records).hasSizeGreaterThan(1);
        for (Record record : records) {
            assertThat(catalogue.permits().refusal(system, "inquiry", purpose(layout, record), DAY))
                    .isEmpty();
            assertThat(map.target()
                            .encode(List.of(map.apply(record, new Known()).orElseThrow())))
                    .isNotEmpty();
        }
        assertThat(numbers(layout, records)).isSubsetOf(numbersOf(system));
    }

    @ParameterizedTest
    @CsvSource({
        "public-assistance, inquiry, dat", "child-allowance, inquiry, csv",
        "public-assistance, inquiry-result, dat", "child-allowance, inquiry-result, csv",
        "late-stage-elderly, inquiry-result, xml"
    })
    void aSampleIsWrittenAgainByteForByte(String system, String exchange, String ending) throws IOException {
        Layout layout =
                catalogue.layout(dialect(system, exchange).layout(), DAY).orElseThrow();
        byte[] sample = sample(system, exchange + "." + ending);

        assertThat(layout.encode(layout.decode(sample))).isEqualTo(sample);
    }

    @ParameterizedTest
    @CsvSource({"public-assistance, dat", "child-allowance, csv", "late-stage-elderly, xml"})
    void aResultAnswersTheSampleOfItsInquiryLineByLine(String system, String ending) throws IOException {
        Layout inquiry =
                catalogue.layout(dialect(system, "inquiry").layout(), DAY).orElseThrow();
        Layout result = catalogue
                .layout(dialect(system, "inquiry-result").layout(), DAY)
                .orElseThrow();

        assertThat(numbers(result, result.decode(sample(system, "inquiry-result." + ending))))
                .containsExactlyElementsOf(numbers(inquiry, inquiry.decode(sample(system, "inquiry." + ending))));
    }

    private Dialect dialect(String system, String exchange) {
        return catalogue
                .system(system)
                .flatMap(known -> known.dialect(exchange))
                .orElseThrow();
    }

    private static byte[] sample(String system, String name) throws IOException {
        return Files.readAllBytes(Path.of("src/site/resources/samples", system, name));
    }

    private static List<String> numbers(Layout layout, List<Record> records) {
        String item = layout.meaning("person").get(0).name();
        return records.stream().map(record -> record.get(item)).toList();
    }

    private static List<String> numbersOf(String system) {
        return DEMO.knownTo(system)
                .map(resident -> resident.localNumbers().get(system))
                .toList();
    }

    private static Purpose purpose(Layout layout, Record record) {
        return new Purpose(Stream.of(Purpose.OFFICE, Purpose.PROCEDURE, Purpose.INFORMATION)
                .collect(Collectors.toMap(
                        means -> means,
                        means -> record.get(layout.meaning(means).get(0).name()))));
    }

    /** What a door would have found out before it converts. */
    private final class Known implements ConversionContext {
        @Override
        public String number(String kind) {
            return Map.of("integrated", "000000000000019").get(kind);
        }

        @Override
        public String constant(String name) {
            return catalogue.constant(name);
        }

        @Override
        public LocalDate businessDate() {
            return DAY;
        }
    }
}
