package jp.sekisho.masters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterReaderTest {
    private static final String GOOD = "<m:master xmlns:m=\"urn:sekisho:master:1\" count=\"2\" from=\"2027-04-01\""
            + " kind=\"permit-list\" version=\"12\">\n"
            + "procedure,asker,provider,information,from,until\n"
            + "JT01010000000214,A1,B1,TM00000000000002,2026-04-01,\n"
            + "JT01010000000214,A1,\"B1\",TM00000000000001,2026-04-01,2027-03-31\n"
            + "</m:master>";

    @Test
    void a_master_is_read_with_its_rows() {
        assertThat(read(GOOD))
                .isEqualTo(new Master(
                        12,
                        LocalDate.parse("2027-04-01"),
                        List.of(
                                row("TM00000000000002", LocalDate.MAX),
                                row("TM00000000000001", LocalDate.parse("2027-03-31")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisations", "procedures", "specific-information", "permit-lists"})
    void a_master_of_another_kind_is_refused_in_both_languages(String kind) {
        assertThatThrownBy(() -> read(GOOD.replace("permit-list", kind)))
                .isInstanceOfSatisfying(SekishoException.class, e -> {
                    assertThat(e.code()).isEqualTo(MasterError.OTHER_KIND);
                    assertThat(e.finding().japanese()).contains("種別 " + kind + " のマスターは使わない", "照会許可照会リスト");
                    assertThat(e.finding().english()).contains("kind " + kind + " are not used", "permit-list");
                });
    }

    static Stream<Arguments> alterations() {
        return Stream.of(
                change("another element", MasterError.WRONG_SHAPE, GOOD, GOOD.replace("m:master", "m:masters")),
                change("another namespace", MasterError.WRONG_SHAPE, "master:1", "master:2"),
                change("another attribute", MasterError.WRONG_SHAPE, " version=", " note=\"a\" version="),
                change("no kind", MasterError.WRONG_SHAPE, " kind=\"permit-list\"", ""),
                change("a kind that cannot be one", MasterError.WRONG_SHAPE, "permit-list", "情報"),
                change("no version", MasterError.WRONG_SHAPE, "version=\"12\"", "version=\"0\""),
                change("a version that is none", MasterError.WRONG_SHAPE, "version=\"12\"", "version=\"-1\""),
                change("a day that is none", MasterError.WRONG_SHAPE, "2027-04-01", "2027-04-31"),
                change("elements among the rows", MasterError.WRONG_SHAPE, "procedure,", "<a/>procedure,"),
                change("another column", MasterError.WRONG_SHAPE, "procedure,asker", "procedure,who"),
                change("columns in another order", MasterError.WRONG_SHAPE, "asker,provider", "provider,asker"),
                change("more rows than it says", MasterError.WRONG_COUNT, "count=\"2\"", "count=\"1\""),
                change("less rows than it says", MasterError.WRONG_COUNT, "count=\"2\"", "count=\"3\""),
                change("a row that is too short", MasterError.WRONG_ROW, ",2026-04-01,\n", ",2026-04-01\n"),
                change("a code of other characters", MasterError.WRONG_ROW, "TM00000000000001", "TM 情報"),
                change("a row without a procedure", MasterError.WRONG_ROW, "JT01010000000214", ""),
                change("a beginning that is none", MasterError.WRONG_ROW, "002,2026-04-01", "002,2026-13-01"),
                change("an end that is none", MasterError.WRONG_ROW, "2027-03-31", "2027-03-32"),
                change("an end before its beginning", MasterError.WRONG_ROW, "2027-03-31", "2026-03-31"),
                change("a row twice", MasterError.WRONG_ROW, "TM00000000000002", "TM00000000000001"),
                change("quotes that do not end", MasterError.WRONG_ROW, "\"B1\",", "\"B1,"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("alterations")
    void a_master_is_refused_that_has(String what, MasterError expected, String master) {
        assertThatThrownBy(() -> read(master))
                .hasMessageStartingWith(expected.wire())
                .hasMessageNotContaining("情報");
    }

    private static MasterRow row(String information, LocalDate until) {
        return new MasterRow("JT01010000000214", "A1", "B1", information, LocalDate.parse("2026-04-01"), until);
    }

    private static Master read(String master) {
        return MasterReader.read(master.getBytes(UTF_8));
    }

    private static Arguments change(String what, MasterError expected, String part, String other) {
        assertThat(GOOD).as(what).contains(part);
        return Arguments.of(what, expected, GOOD.replaceFirst(Pattern.quote(part), other));
    }
}
