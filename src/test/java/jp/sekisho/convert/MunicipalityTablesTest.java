package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.source.Shipped;
import jp.sekisho.text.CheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of wards and of former municipalities. */
class MunicipalityTablesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private final Map<String, CodeTable> tables = Mappings.read().tables;

    @ParameterizedTest
    @ValueSource(strings = {"wards", "former-municipalities"})
    void everyCodeHasItsCheckDigit(String table) throws IOException {
        assertThat(rows(table)).isNotEmpty().allSatisfy(row -> {
            assertThat(CheckDigit.LOCAL_GOVERNMENT.isValid(row[0])).isTrue();
            assertThat(CheckDigit.LOCAL_GOVERNMENT.isValid(row[1])).isTrue();
            assertThat(row[0].substring(0, 2)).as("prefecture").isEqualTo(row[1].substring(0, 2));
        });
    }

    @Test
    void everyDesignatedCityIsThereWithAllItsWards() throws IOException {
        List<String[]> rows = rows("wards");
        assertThat(rows.stream().filter(row -> row[0].equals(row[1]))).hasSize(20);
        List<String[]> wards =
                rows.stream().filter(row -> !row[0].equals(row[1])).toList();
        assertThat(wards.stream().filter(row -> row[2].endsWith("区"))).hasSize(171);
        assertThat(wards.stream().filter(row -> row[2].endsWith("まで）"))).hasSize(wards.size() - 171);
    }

    @Test
    void aWardIsNamedAfterItsCityAndFollowsItInNumber() throws IOException {
        String city = "";
        for (String[] row : rows("wards")) {
            city = row[0].equals(row[1]) ? row[2] : city;
            int after = Integer.parseInt(row[0].substring(0, 5)) - Integer.parseInt(row[1].substring(0, 5));
            assertThat(row[2]).startsWith(city);
            assertThat(after).isBetween(0, 28);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "011011, 011002", "011029, 011002", "011037, 011002", "011045, 011002", "011053, 011002",
        "011061, 011002", "011070, 011002", "011088, 011002", "011096, 011002", "011100, 011002",
        "011002, 011002", "221317, 221309", "221384, 221309", "271284, 271004", "431052, 431001",
    })
    void aWardBecomesItsCity(String ward, String city) {
        assertThat(tables.get("wards").translate(ward, "ward", "city", TODAY)).contains(city);
        assertThat(tables.get("wards").translate(city, "city", "ward", TODAY)).contains(city);
    }

    @ParameterizedTest
    @CsvSource({
        "112267, 2011-10-10, ",
        "112267, 2011-10-11, 112038",
        "132161, 2026-06-15, 132292",
        "013412, 2026-06-15, 012025",
        "222011, 2026-06-15, 221007",
        "012025, 2000-01-01, 012025",
    })
    void aFormerMunicipalityBecomesTheOneThatTookItOver(String former, LocalDate on, String current) {
        assertThat(tables.get("former-municipalities").translate(former, "former", "current", on))
                .isEqualTo(java.util.Optional.ofNullable(current));
    }

    private static List<String[]> rows(String table) throws IOException {
        return Files.readAllLines(Shipped.file("codes", table + ".codes.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
