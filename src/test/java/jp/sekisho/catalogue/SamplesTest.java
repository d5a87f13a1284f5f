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
import jp.sekisho.boundary.Purpose;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples in the documents are what the catalogue reads, permits, converts and writes, about people of the demo's city. */
class SamplesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final SyntheticCity DEMO = SyntheticCity.of(7, 2_000);

    private final Catalogue catalogue = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY))
            .usable();

    @ParameterizedTest
    @CsvSource({"public-assistance, dat", "child-allowance, csv", "late-stage-elderly, xml"})
    void anInquiryIsReadPermittedAndConverted(String system, String ending) throws IOException {
        Layout layout = layout(system, "inquiry");
        ConversionMap map = inquiry(system).asked();

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
    void aSampleIsWrittenAgainByteForByte(String system, String interfaceId, String ending) throws IOException {
        Layout layout = layout(system, interfaceId);
        byte[] sample = sample(system, interfaceId + "." + ending);

        assertThat(layout.encode(layout.decode(sample))).isEqualTo(sample);
    }

    @ParameterizedTest
    @CsvSource({"public-assistance, dat", "child-allowance, csv", "late-stage-elderly, xml"})
    void aResultAnswersTheSampleOfItsInquiryLineByLine(String system, String ending) throws IOException {
        Layout inquiry = layout(system, "inquiry");
        Layout result = layout(system, "inquiry-result");

        assertThat(numbers(result, result.decode(sample(system, "inquiry-result." + ending))))
                .containsExactlyElementsOf(numbers(inquiry, inquiry.decode(sample(system, "inquiry." + ending))));
    }

    private Correspondence inquiry(String system) {
        return catalogue.correspondence(system, "inquiry", DAY).orElseThrow();
    }

    private Layout layout(String system, String name) {
        return name.equals("inquiry")
                ? inquiry(system).asked().source()
                : inquiry(system).back().target();
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
        public String integratedNumber(String item) {
            return number("integrated");
        }

        @Override
        public String constant(String name) {
            return catalogue.constant("platform", name);
        }

        @Override
        public LocalDate businessDate() {
            return DAY;
        }
    }
}
