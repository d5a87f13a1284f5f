package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;
import org.junit.jupiter.api.Test;

/** Whole files of this repository's maps, from the first byte to the last. */
class WholeFilesTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final Mappings MAPPINGS = Mappings.read();

    @Test
    void aRequestForDirectDebitsBecomesABankFileWithItsNumberAndSum() {
        byte[] request =
                """
                H,0000000099,ゴウセイ　シ,2026-06-26,9990,101,02,0012345
                D,00000000000001234560,9990,102,01,0054321,ゴウセイ　ハナコ,12300,0
                D,00000000000009876540,9991,001,01,0054322,ゴウセイ　ジロウ,456,1
                """
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        String expected = lines(
                "19100000000099ｺﾞｳｾｲ ｼ" + " ".repeat(33) + "06269990" + " ".repeat(15) + "101" + " ".repeat(15)
                        + "20012345",
                "29990" + " ".repeat(15) + "102" + " ".repeat(19) + "10054321ｺﾞｳｾｲ ﾊﾅｺ" + " ".repeat(21)
                        + "00000123000000000000000012345600",
                "29991" + " ".repeat(15) + "001" + " ".repeat(19) + "10054322ｺﾞｳｾｲ ｼﾞﾛｳ" + " ".repeat(20)
                        + "00000004561000000000000098765400",
                "8000002000000012756000000000000000000000000000000000000",
                "9");

        assertThat(new String(converted("collection-direct-debit-request-to-zengin", request), MS932))
                .isEqualTo(expected);
    }

    @Test
    void theBanksResultsBecomeLinesOfTheCollectionSystem() {
        String result = lines(
                "19100000000099ｺﾞｳｾｲ ｼ" + " ".repeat(33) + "06269990" + " ".repeat(15) + "101" + " ".repeat(15)
                        + "20012345",
                "29990ｺﾞｳｾｲ" + " ".repeat(10) + "102" + " ".repeat(19) + "10054321ｺﾞｳｾｲ ﾊﾅｺ" + " ".repeat(21)
                        + "00000123000000000000000012345600",
                "29991" + " ".repeat(15) + "001" + " ".repeat(19) + "10054322ｺﾞｳｾｲ ｼﾞﾛｳ" + " ".repeat(20)
                        + "00000004561000000000000098765401",
                "8000002000000012756000001000000012300000001000000000456",
                "9");

        assertThat(new String(
                        converted("zengin-direct-debit-to-collection", result.getBytes(MS932)), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        宛名番号,金融機関,店番,預金種目,口座番号,預金者カナ,振替金額,新規区分,振替結果
                        00000000000001234560,9990,102,01,0054321,ゴウセイ　ハナコ,12300,0,PAID
                        00000000000009876540,9991,001,01,0054322,ゴウセイ　ジロウ,456,1,SHORT
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void aChangeGoesFromTheHostByTheRegisterToTheCsvOfOtherSystems() {
        Layout host = Objects.requireNonNull(MAPPINGS.layouts.get("resident-change-host"));
        byte[] change = host.encode(List.of(host.record(Map.ofEntries(
                Map.entry("処理連番", "000000123"),
                Map.entry("異動事由", "51"),
                Map.entry("異動年月日", "5080610"),
                Map.entry("届出年月日", "5080612"),
                Map.entry("処理日時", "20260612101530"),
                Map.entry("宛名番号", "0001234560"),
                Map.entry("世帯番号", "0000987650"),
                Map.entry("個人番号", "123456789018"),
                Map.entry("住民票コード", "12345678903"),
                Map.entry("住民種別", "1"),
                Map.entry("住民状態", "1"),
                Map.entry("氏名", "合成　太郎"),
                Map.entry("氏名カナ", "ｺﾞｳｾｲ ﾀﾛｳ"),
                Map.entry("生年月日", "3640107"),
                Map.entry("性別", "1"),
                Map.entry("続柄1.コード", "20"),
                Map.entry("続柄2.コード", "11"),
                Map.entry("行政区コード", "04"),
                Map.entry("住所", "札幌市白石区南郷通９９丁目"),
                Map.entry("住民となった年月日", "4010401"),
                Map.entry("住所を定めた年月日", "5080610"),
                Map.entry("支援措置", "1"),
                Map.entry("更新順番号", "7")))));

        byte[] register = converted("resident-change-host-to-resident-change", change);
        String csv = new String(converted("resident-change-to-csv", register), StandardCharsets.UTF_8);

        assertThat(change).hasSize(800);
        assertThat(register).hasSize(1129);
        assertThat(csv.lines().skip(1))
                .containsExactly("123,000000000000019,1234560,987650,123456789018,C001,20260610,20260612,"
                        + "2026-06-12 10:15:30,J,R,合成　太郎,ゴウセイ　タロウ,,,,,19890107,M,2000,1100,,,,,011045,,"
                        + "札幌市白石区南郷通９９丁目,,,,,,19890401,20260610,,,true,7,");
    }

    /** Each line filled up to the 120 bytes of a bank's record. */
    private static String lines(String... lines) {
        return Stream.of(lines)
                .map(line -> line + " ".repeat(120 - line.getBytes(MS932).length))
                .collect(Collectors.joining());
    }

    private static byte[] converted(String id, byte[] message) {
        ConversionMap map = Objects.requireNonNull(MAPPINGS.maps.get(id));
        Given context = new Given();
        RecordReader reader = map.source().reader(new ByteArrayInputStream(message));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = map.target().writer(out);
        map.before(context).forEach(writer::write);
        for (Record record = reader.next(); record != null; record = reader.next()) {
            map.apply(record, context).ifPresent(writer::write);
        }
        List<Record> after = map.after(context);
        after.forEach(writer::write);
        writer.finish();
        return out.toByteArray();
    }

    /** One person's number on one day. */
    private static final class Given implements ConversionContext {
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
            throw new AssertionError(name);
        }

        @Override
        public LocalDate businessDate() {
            return LocalDate.of(2026, 6, 15);
        }
    }
}
