package jp.sekisho.registry.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.text.CheckDigit;
import org.junit.jupiter.api.Test;

class SyntheticCityTest {
    private static final int POPULATION = 50_000;

    private final SyntheticCity city = SyntheticCity.of(1, POPULATION);

    @Test
    void theSameSeedGivesTheSameCityAndALargerOneContainsIt() {
        SyntheticCity larger = SyntheticCity.of(1, 2_000_000);

        assertThat(city.residents().limit(1000))
                .containsExactlyElementsOf(larger.residents().limit(1000).toList());
        assertThat(city.resident(4711)).isEqualTo(larger.resident(4711));
        assertThat(SyntheticCity.of(2, 10).resident(0)).isNotEqualTo(city.resident(0));
    }

    @Test
    void theCityOfSeedOneIsFrozen() {
        Resident first = city.resident(0);

        assertThat(Stream.of(
                        first.individualNumber(),
                        first.residentRecordCode(),
                        first.birth().toString()))
                .containsExactly("088210504014", "59796820483", "1931-03-30");
    }

    @Test
    void everyNumberIsValidAndNobodySharesOne() {
        Set<String> seen = new HashSet<>();

        city.residents().forEach(resident -> {
            assertThat(CheckDigit.INDIVIDUAL_NUMBER.isValid(resident.individualNumber()))
                    .isTrue();
            assertThat(CheckDigit.RESIDENT_RECORD_CODE.isValid(resident.residentRecordCode()))
                    .isTrue();
            assertThat(seen.add(resident.individualNumber())).isTrue();
            assertThat(seen.add(resident.residentRecordCode())).isTrue();
            resident.localNumbers().forEach((system, number) -> {
                assertThat(number).matches("[1-9][0-9]{9}");
                assertThat(CheckDigit.ATENA_NUMBER.isValid(number)).isTrue();
                assertThat(seen.add(system + number)).isTrue();
            });
        });
    }

    @Test
    void theBusinessSystemsKnowTheirShare() {
        assertThat(city.knownTo(SyntheticCity.PUBLIC_ASSISTANCE).count()).isBetween(6_000L, 6_500L);
        assertThat(city.knownTo(SyntheticCity.CHILD_ALLOWANCE).count()).isBetween(4_500L, 5_500L);
        assertThat(city.knownTo(SyntheticCity.LATE_STAGE_ELDERLY).count()).isBetween(12_000L, 13_000L);
    }

    @Test
    void namesAndAddressesHoldCharactersThatMs932Lacks() {
        List<String> names = city.residents().map(Resident::familyName).toList();
        List<String> addresses = city.residents().map(Resident::address).toList();

        assertThat(names.stream().filter(name -> !isMs932(name)).count()).isBetween(1_000L, 3_000L);
        assertThat(addresses.stream().filter(address -> !isMs932(address)).count())
                .isBetween(1_000L, 3_000L);
        assertThat(names).anyMatch(name -> name.contains("𠮷"));
        assertThat(names).anyMatch(name -> name.codePoints().anyMatch(SyntheticCityTest::isVariationSelector));
        assertThat(names).anyMatch(name -> name.equals("髙橋")); // in MS932, but not in JIS X 0208
    }

    @Test
    void aResidentNeverShowsUpInALog() {
        Resident resident = city.resident(3);

        assertThat(resident.toString())
                .doesNotContain(resident.individualNumber(), resident.familyName(), resident.address());
    }

    @Test
    void aCityHasALargestSize() {
        assertThat(SyntheticCity.of(1, SyntheticCity.LARGEST).resident(SyntheticCity.LARGEST - 1))
                .isNotNull();
        assertThat(SyntheticCity.of(1, 0).residents()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticCity.of(1, SyntheticCity.LARGEST + 1));
    }

    private static boolean isMs932(String text) {
        return Charset.forName("windows-31j").newEncoder().canEncode(text);
    }

    private static boolean isVariationSelector(int codePoint) {
        return codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }
}
