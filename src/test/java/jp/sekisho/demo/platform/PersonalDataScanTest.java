package jp.sekisho.demo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonalDataScanTest {
    private static final SyntheticCity CITY = SyntheticCity.of(7, 100);

    enum Trace {
        INDIVIDUAL_NUMBER(Resident::individualNumber),
        RESIDENT_RECORD_CODE(Resident::residentRecordCode),
        NAME(resident -> resident.familyName() + "　" + resident.givenName()),
        READING(resident -> resident.familyKana() + resident.givenKana()),
        ADDRESS(Resident::address);

        private final Function<Resident, String> value;

        Trace(Function<Resident, String> value) {
            this.value = value;
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_finds_any_trace_of_anybody(Trace trace) {
        String clean = "<inquiry><団体内統合宛名番号>838852892264862</団体内統合宛名番号></inquiry>";

        assertThat(PersonalDataScan.of(CITY, clean).isClean()).isTrue();
        assertThat(PersonalDataScan.of(CITY, clean + trace.value.apply(CITY.resident(42)))
                        .isClean())
                .isFalse();
    }
}
