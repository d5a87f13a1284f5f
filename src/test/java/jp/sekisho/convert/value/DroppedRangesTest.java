package jp.sekisho.convert.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.convert.Mappings;
import jp.sekisho.convert.Maps;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.compile.WrittenLines;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;

/** What a map may drop by the first and the last of many items, and what it may not. */
class DroppedRangesTest {
    private static final String TARGET =
            """
            layout: t
            form: xml
            namespace: urn:x
            root: r
            charset: UTF-8
            version: 1
            from: 2026-04-01
            fields: [ { name: 宛名番号, type: digits, class: business-number } ]
            """;
    private final Issues issues = new Issues();

    @Test
    void hundredsOfColumnsAreDroppedByTheirEndsAndEachIsKnownToBe() {
        Layout tax = Objects.requireNonNull(Mappings.read().layouts.get("number-linkage-tax-result"));

        ConversionMap map = read(
                        tax,
                        """
                map: m
                from: number-linkage-tax-result
                to: t
                set: { 宛名番号: 宛名番号 }
                drop: [ 項目001, { from: 項目003, to: 項目279, items: 277 } ]
                """)
                .orElseThrow(() -> new AssertionError(issues.sorted()));

        WrittenLines written = map.written("").orElseThrow();
        assertThat(tax.fields())
                .hasSize(279)
                .allMatch(field -> written.drops(field.name()) != field.name().equals("宛名番号"));
    }

    @Test
    void aProtectiveItemIsNotDroppedAmongOthers() {
        assertThat(told("甲, protective: yes", 3)).containsExactly("5:17 MAP-014 甲");
    }

    @Test
    void anItemThatIsAddedBetweenTheEndsIsNotDroppedUnseen() {
        assertThat(told("甲", 3)).isEmpty();
        assertThat(told("甲 }, { name: 新", 3)).containsExactly("5:34 MAP-019");
    }

    @Test
    void inAGroupTheEndsAreThoseOfEachSlot() {
        Layout household = Maps.layout(
                """
                layout: s
                form: fixed
                end-of-record: LF
                charset: windows-31j
                version: 1
                from: 2026-04-01
                fields:
                  - { name: 宛名番号, bytes: 4, type: digits, class: business-number }
                  - { name: 人数, bytes: 1, type: digits, pad: zeros-left }
                  - { group: 人, count: 人数, most: 2, fields: [ { name: 名, bytes: 4 }, { name: 甲, bytes: 1 }, { name: 乙, bytes: 1 } ] }
                """);
        Layout members = Maps.layout(TARGET.replace(
                "} ]", "}, { name: 数, type: digits }, { group: 員, count: 数, most: 2, fields: [ { name: 名 } ] } ]"));

        Optional<ConversionMap> map = Maps.read(
                """
                map: m
                from: s
                to: t
                set: { 宛名番号: 宛名番号 }
                drop: [ 人数 ]
                groups: [ { from: 人, to: 員, set: { 名: 名 }, drop: [ { from: 甲, to: 乙, items: 2 } ] } ]
                """,
                Map.of("s", household, "t", members),
                Map.of(),
                issues);

        assertThat(issues.sorted()).isEmpty();
        WrittenLines written = map.orElseThrow().written("").orElseThrow();
        assertThat(written.drops("人2.甲")).isTrue();
        assertThat(written.drops("人2.乙")).isTrue();
        assertThat(written.drops("人2.名")).isFalse();
    }

    /** What is told of a map that drops all from the first to the last of items among which is that one. */
    private List<String> told(String item, int items) {
        Layout source = Maps.layout(TARGET.replace("layout: t", "layout: s")
                .replace("} ]", "}, { name: 初 }, { name: " + item + " }, { name: 終 } ]"));
        Issues found = new Issues();
        Maps.read(
                """
                map: m
                from: s
                to: t
                set: { 宛名番号: 宛名番号 }
                drop: [ { from: 初, to: 終, items: %d } ]
                """
                        .formatted(items),
                Map.of("s", source, "t", Maps.layout(TARGET)),
                Map.of(),
                found);
        return found.sorted().stream()
                .map(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire() + " "
                        + issue.finding().details().getOrDefault("item", ""))
                .map(String::strip)
                .toList();
    }

    private Optional<ConversionMap> read(Layout source, String map) {
        return Maps.read(map, Map.of(source.id(), source, "t", Maps.layout(TARGET)), Map.of(), issues);
    }
}
