package jp.sekisho.benchmark.files;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;

/**
 * A file of changes in the resident register, 40 items and 1,129 bytes a record, and the table of the numbers of those
 * concerned. The same seed gives the same files; the residents do not exist.
 */
final class ResidentChanges {
    static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final DateTimeFormatter REGISTER = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String[] RELATIONSHIPS = {"02", "11", "12", "20", "51", "52", "74"};
    private static final String NOT_THERE = "〓";

    private final SyntheticCity city;
    private final Layout layout;
    private final CharsetEncoder encoder;

    ResidentChanges(long seed, int records) {
        Catalogue catalogue = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY))
                .catalogue()
                .orElseThrow();
        city = SyntheticCity.of(seed, records);
        layout = catalogue.layout("resident-change", DAY).orElseThrow();
        encoder = layout.charset().newEncoder();
    }

    void write(Path changes, Path numbers) throws IOException {
        RecordKind kind = layout.data();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(changes));
                BufferedWriter table = Files.newBufferedWriter(numbers)) {
            RecordWriter writer = layout.writer(out);
            table.write("local,integrated\n");
            for (int i = 0; i < city.population(); i++) {
                Filling filling = kind.filling();
                values(city.resident(i), i).forEach((item, value) -> filling.set(kind.index(item), value));
                writer.write(filling.record());
                table.write(padded(i + 1L, 10) + "," + padded(900_000_000_000_000L - i * 37L, 15) + "\n");
            }
            writer.finish();
        }
    }

    private Map<String, String> values(Resident resident, int i) {
        Map<String, String> values = new LinkedHashMap<>();
        String name = written(resident.familyName() + "　" + resident.givenName());
        String kana = resident.familyKana() + "　" + resident.givenKana();
        values.put("異動連番", Integer.toString(i + 1));
        values.put("異動事由", Integer.toString(301 + i % 4));
        values.put("異動年月日", "20260630");
        values.put("届出年月日", "20260701");
        values.put("処理日時", "2026-07-01T09:%02d:%02d.000".formatted(i / 60 % 60, i % 60));
        values.put("宛名番号", Integer.toString(i + 1));
        values.put("世帯番号", Integer.toString(i / 3 + 1));
        values.put("個人番号", resident.individualNumber());
        values.put("住民票コード", resident.residentRecordCode());
        values.put("住民種別", "1");
        values.put("住民状態", "1");
        values.put("氏名", name);
        values.put("氏名フリガナ", kana);
        values.put("生年月日", resident.birth().format(REGISTER));
        values.put("性別", resident.sex().code());
        for (int each = 0; each < 4; each++) {
            values.put("続柄" + (each + 1), RELATIONSHIPS[(i + each) % RELATIONSHIPS.length]);
        }
        values.put("世帯主氏名", name);
        values.put("郵便番号", padded(9_990_000 + i % 1000, 7));
        values.put("行政区コード", padded(1 + i % 6, 2));
        values.put("町字コード", padded(i % 10_000, 7));
        values.put("住所", written(resident.address()));
        values.put("転入前市区町村コード", "13101");
        values.put("転入前住所", "合成県試験市架空町１番地");
        values.put("住民となった年月日", "20200401");
        values.put("住所を定めた年月日", "20260630");
        values.put("支援措置", i % 500 == 0 ? "yes" : "no");
        values.put("更新順番号", Integer.toString(i % 100));
        values.put("備考", "合成データ");
        return values;
    }

    /** With a mark where the charset has no character, as the register writes them. */
    private String written(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints()
                .filter(character -> Character.getType(character) != Character.NON_SPACING_MARK)
                .mapToObj(Character::toString)
                .forEach(character -> written.append(encoder.canEncode(character) ? character : NOT_THERE));
        return written.toString();
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
