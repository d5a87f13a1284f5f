package jp.sekisho.demo.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class CaseloadTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final String TAX = "TM00000000000002";
    private static final Map<Sender, String> PERSON = Map.of(
            Sender.PUBLIC_ASSISTANCE, "宛名番号", Sender.CHILD_ALLOWANCE, "受給者番号", Sender.LATE_STAGE_ELDERLY, "被保険者宛名番号");
    private static final Map<Errand, String> FORM = Map.of(
            Errand.INQUIRY, "-inquiry",
            Errand.REPLICA, "-replica",
            Errand.REPLICA_CHANGE, "-replica",
            Errand.ANSWER_STOP, "-answer-stop");
    private static final Map<Sender, String> TEXT = Map.of(
            Sender.PUBLIC_ASSISTANCE, "処理結果メッセージ", Sender.CHILD_ALLOWANCE, "結果文", Sender.LATE_STAGE_ELDERLY, "結果メッセージ");
    private static final Map<Sender, Map<String, String>> ITEMS = Map.of(
            Sender.PUBLIC_ASSISTANCE,
            Map.of("番号体系", "01", "照会依頼日時", "2026-11-10T08:00:00.000", "特定個人情報名コード", TAX, "処理結果区分", "02"),
            Sender.CHILD_ALLOWANCE,
            Map.of("整理番号", "JT-000001", "情報名", TAX, "結果", "NONE"),
            Sender.LATE_STAGE_ELDERLY,
            Map.of("照会日時", "2026-11-10T08:00:00.000", "情報", TAX, "結果コード", "1"));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESIDENT_REGISTER")
    void the_gateway_reads_what_the_system_writes(Sender sender) {
        assertThat(caseload(sender).of(DAY)).allSatisfy(ask -> assertThat(
                        layout(sender.id() + FORM.get(ask.errand())).decode(ask.body()))
                .extracting(each -> each.asMap().get(PERSON.get(sender)))
                .containsExactlyElementsOf(ask.numbers()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESIDENT_REGISTER")
    void the_system_reads_what_the_gateway_writes(Sender sender) {
        Layout layout = layout(sender.id() + "-inquiry-result");
        Record record = layout.blank();
        Map<String, String> items = new HashMap<>(ITEMS.get(sender));
        items.put(PERSON.get(sender), "0000000019");
        items.put(TEXT.get(sender), "該当なし");
        for (Map.Entry<String, String> item : items.entrySet()) {
            record = record.with(item.getKey(), item.getValue());
        }

        List<Dialect.Answer> answers = sender.dialect(Errand.INQUIRY).read(layout.encode(List.of(record, record)));

        assertThat(answers).containsExactly(new Dialect.Answer("19", "該当なし"), new Dialect.Answer("19", "該当なし"));
    }

    @Test
    void the_register_writes_what_its_gateway_reads_and_reads_what_that_writes() {
        Catalogue juki = LiveCatalogue.open(new RoleFolder(Path.of("mappings"), RoleName.JUKI))
                .current();
        Layout change = juki.layout("register-resident-change", DAY).orElseThrow();
        assertThat(caseload(Sender.RESIDENT_REGISTER).of(DAY)).hasSize(18).allSatisfy(ask -> assertThat(
                        change.decode(ask.body()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(Long.toString(Long.parseLong(record.get("異動番号"))))
                            .isEqualTo(ask.numbers().get(0));
                    assertThat(record.get("住民票コード"))
                            .isEqualTo(ask.person().orElseThrow().residentRecordCode());
                }));
        Layout result = juki.layout("register-resident-change-result", DAY).orElseThrow();
        Record done = result.blank().with("異動番号", "19").with("処理結果区分", "00").with("ＣＳ結果コード", "0000");
        Record refused = result.blank()
                .with("異動番号", "20")
                .with("処理結果区分", "08")
                .with("エラー項目番号", "11")
                .with("ＣＳ結果コード", "0801");
        assertThat(Sender.RESIDENT_REGISTER.dialect(Errand.RESIDENT_CHANGE).read(result.encode(List.of(done, refused))))
                .containsExactly(
                        new Dialect.Answer("19", "正常終了"), new Dialect.Answer("20", "CS が受け付けず: 結果 08 項目 11 コード 0801"));
    }

    @Test
    void child_allowance_reads_what_became_of_a_replica() {
        Layout layout = layout("child-allowance-replica-result");
        Record record = layout.blank()
                .with("整理番号", "FT-000001")
                .with("受給者番号", "0000000019")
                .with("情報名", "TM00000000000074")
                .with("結果", "ABSENT")
                .with("結果文", "該当する副本なし");

        assertThat(Sender.CHILD_ALLOWANCE.dialect(Errand.REPLICA_CHANGE).read(layout.encode(List.of(record))))
                .containsExactly(new Dialect.Answer("19", "該当する副本なし"));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_day_is_the_same_inquiries_and_another_day_others(Sender sender) {
        List<Ask> day = caseload(sender).of(DAY);
        List<Ask> again = caseload(sender).of(DAY);
        List<Ask> next = caseload(sender).of(DAY.plusDays(1));

        assertThat(again).isEqualTo(day);
        assertThat(new HashSet<>(day.stream().map(Ask::id).toList())).hasSameSizeAs(day);
        assertThat(next)
                .extracting(Ask::id)
                .doesNotContainAnyElementsOf(day.stream().map(Ask::id).toList());
    }

    @Test
    void some_messages_carry_several_records() {
        assertThat(caseload(Sender.LATE_STAGE_ELDERLY).of(DAY))
                .extracting(ask -> ask.numbers().size())
                .contains(1, 2, 3);
    }

    private static Caseload caseload(Sender sender) {
        DemoSettings settings = new DemoSettings();
        new CommandLine(settings).parseArgs();
        return new Caseload(settings, sender);
    }

    private static Layout layout(String id) {
        return LiveCatalogue.open(new RoleFolder(Path.of("mappings"), RoleName.CITY))
                .current()
                .layout(id, DAY)
                .orElseThrow();
    }
}
