package jp.sekisho.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.calendar.Deadline;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceFileTest {
    private static final String DELIVER =
            """
            interface: notice
            name: 通知
            passage: deliver
            link: platform
            from: b
            persons: [ 甲 ]
            permit: [ information ]
            deadline: 1 business-days
            """;
    private static final String ASK =
            """
            interface: replica
            name: 情報転送（副本）
            passage: ask
            link: platform
            to: a
            from: b
            persons: [ 甲, 乙 ]
            permit: [ information ]
            deadline: 10 business-days
            """;

    private static final String SERVE =
            """
            interface: atena-search
            name: 宛名検索
            passage: serve
            room: registry
            to: a
            from: b
            permit: []
            """;

    private final Issues issues = new Issues();

    @Test
    void an_interface_is_read_whole_and_what_it_leaves_out_has_a_default() {
        Interface rules = parse(ASK);

        assertThat(issues.sorted()).isEmpty();
        assertThat(rules.passage()).isEqualTo(Passage.ASK);
        assertThat(rules.link()).hasValue("platform");
        assertThat(rules.from()).hasValue("b");
        assertThat(rules.persons()).containsExactly("甲", "乙");
        assertThat(rules.permit()).containsExactly("information");
        assertThat(rules.deadline()).hasValue(new Deadline(10, Deadline.Unit.BUSINESS_DAY));
        assertThat(rules.answer()).isEqualTo("replica-result");
        assertThat(rules.nextAfter()).isEqualTo(NextAfter.RECEIPT);
        assertThat(rules.sizeLimit()).isEqualTo(65_536);
        assertThat(rules.mayCarryIndividualNumber()).isFalse();
    }

    static Stream<Default> ofInterfaces() {
        return Stream.of(Default.values()).filter(each -> each.file().equals("interface"));
    }

    @ParameterizedTest
    @MethodSource("ofInterfaces")
    void a_key_that_is_left_out_equals_its_default_written(Default each) {
        String written = each.key() + ": " + each.written().replace("<interface>", "replica") + "\n";

        String file = each == Default.UNTIL ? DELIVER : ASK;

        assertThat(parse(file + written)).isEqualTo(parse(file));
        assertThat(issues.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "passage: ask; passage: aks; 3:10 SOURCE-008",
                "passage: ask; ; 1:1 SOURCE-005",
                "passage: ask; pasage: ask; 3:1 SOURCE-006",
                "link: platform; ; 1:1 SOURCE-005",
                "to: a; ; 1:1 SOURCE-005",
                "from: b; ; 1:1 SOURCE-005",
                "persons: [ 甲, 乙 ]; ; 1:1 SOURCE-005",
                "permit: [ information ]; permit: [ informatoin ]; 8:11 INTERFACE-004",
                "interface: replica; interface: cancel; 1:12 INTERFACE-001",
                "passage: ask; passage: tell; 6:1 INTERFACE-002",
                "deadline: 10 business-days; deadline: soon; 9:11 SOURCE-008",
                "deadline: 10 business-days; ; 1:1 SOURCE-005",
                "persons: [ 甲, 乙 ]; persons: [ 甲, 乙, 甲 ]; 7:18 INTERFACE-007",
                "permit: [ information ]; permit: [ information, information ]; 8:24 INTERFACE-007",
                "deadline: 10 business-days; dedline: 10 business-days; 9:1 SOURCE-006",
            })
    void a_mistake_is_one_issue_at_its_line(String text, String by, String told) {
        parse(ASK.replace(text, by == null ? "" : by).replace("\n\n", "\n"));

        assertThat(told()).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "key: [ 甲, 丙 ]|version: 丁; ",
                "key: [ 甲 ]; 10:1 INTERFACE-025",
                "version: 丁; 10:1 INTERFACE-025",
                "key: []|version: 丁; 10:1 INTERFACE-025",
                "key: [ 甲, 甲 ]|version: 丁; 10:11 INTERFACE-007",
                "key: [ 甲, 丁 ]|version: 丁; 11:10 INTERFACE-026",
                "key: [ 甲, 戊 ]|version: 丁|next-after: result|number-at-claim: { item: 戊, per: link }; 10:11 INTERFACE-027",
            })
    void a_key_names_a_thing_and_a_version_its_state(String lines, String told) {
        Interface rules = parse(ASK + lines.replace('|', '\n') + "\n");

        assertThat(String.join(" ", told())).isEqualTo(told == null ? "" : told);
        if (told == null) {
            assertThat(rules.versioned()).hasValue(new Interface.Versioned(List.of("甲", "丙"), "丁"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1 B, 1", "64 KB, 65536", "2 MB, 2097152", "2048 KB, 2097152"})
    void a_size_is_a_number_of_bytes(String written, int bytes) {
        assertThat(parse(ASK + "size: " + written + "\n").sizeLimit()).isEqualTo(bytes);
        assertThat(issues.sorted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2097153 B", "2049 KB", "3 MB", "900 MB", "999999999 MB"})
    void a_message_is_no_larger_than_what_can_cross(String size) {
        parse(ASK + "size: " + size + "\n");

        assertThat(told()).containsExactly("10:7 INTERFACE-006");
        assertThat(issues.sorted().get(0).finding().english()).contains("at most 2 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 KB", "1 GB", "2000000000 MB", "large"})
    void what_is_no_size_is_told_as_such(String size) {
        parse(ASK + "size: " + size + "\n");

        assertThat(told()).containsExactly("10:7 SOURCE-008");
    }

    @Test
    void the_outcomes_of_cancellations_are_called_like_those_of_no_interface() {
        parse(ASK + "answer: cancel-result\n");

        assertThat(told()).containsExactly("10:9 INTERFACE-001");
    }

    @Test
    void another_word_for_a_passage_is_told_which_there_are() {
        parse(ASK.replace("passage: ask", "passage: shout"));

        assertThat(issues.sorted().get(0).finding().english()).contains("ask", "tell");
    }

    @Test
    void what_is_told_ends_with_its_receipt_and_waits_for_no_result() {
        String tell = ASK.replace("passage: ask", "passage: tell").replace("from: b\n", "");

        assertThat(parse(tell).from()).isEmpty();
        assertThat(issues.sorted()).isEmpty();
        parse(tell + "next-after: result\n");
        assertThat(told()).containsExactly("9:13 INTERFACE-003");
    }

    private static final String COUNTED =
            """
            next-after: result
            number-at-claim:
              item: 順番号
              per: person
              counts-when: { item: 結果, is: [ "00", "01" ] }
            """;

    @Test
    void a_number_that_the_counterpart_counts_is_read_with_all_its_parts() {
        NumberAtClaim whole = parse(ASK + COUNTED + "  first: 0\n").number().orElseThrow();

        assertThat(issues.sorted()).isEmpty();
        assertThat(whole)
                .isEqualTo(new NumberAtClaim(
                        "順番号",
                        NumberAtClaim.Per.PERSON,
                        0,
                        Optional.of(new NumberAtClaim.Words("結果", Set.of("00", "01")))));
        NumberAtClaim least = parse(ASK + "next-after: result\nnumber-at-claim: { item: 順番号, per: link }\n")
                .number()
                .orElseThrow();
        assertThat(issues.sorted()).isEmpty();
        assertThat(least).isEqualTo(new NumberAtClaim("順番号", NumberAtClaim.Per.LINK, 1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "item: 順番号; item: 甲; 12:9 INTERFACE-020",
                "per: person; per: city; 13:8 SOURCE-008",
                "next-after: result; next-after: receipt; 12:3 INTERFACE-022",
                "is: [ \"00\", \"01\" ]; is: []; 14:28 INTERFACE-023",
                "item: 順番号; itm: 順番号; 12:3 SOURCE-006",
            })
    void a_mistake_about_a_counted_number_is_told_at_its_line(String text, String by, String told) {
        parse(ASK + COUNTED.replace(text, by));

        assertThat(told()).contains(told);
    }

    @Test
    void nobodys_messages_are_not_counted_for_each_person() {
        parse(ASK.replace("persons: [ 甲, 乙 ]", "persons: []") + COUNTED);

        assertThat(told()).containsExactly("13:8 INTERFACE-021");
    }

    @Test
    void where_the_receipt_is_the_answer_it_counts_the_number() {
        String tell = ASK.replace("passage: ask", "passage: tell").replace("from: b\n", "");
        parse(tell + "number-at-claim: { item: 順番号, per: person }\n");
        assertThat(issues.sorted()).isEmpty();

        parse(tell + "number-at-claim: { item: 順番号, per: person, counts-when: { item: a, is: [ b ] } }\n");
        assertThat(told()).containsExactly("9:44 INTERFACE-002");
    }

    @Test
    void what_a_room_answers_names_the_room_and_no_link() {
        Interface rules = parse(SERVE);

        assertThat(issues.sorted()).isEmpty();
        assertThat(rules.room()).hasValue("registry");
        assertThat(rules.link()).isEmpty();
        assertThat(rules.from()).hasValue("b");
        assertThat(rules.deadline()).isEmpty();
        assertThat(rules.persons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link: platform", "persons: []", "next-after: receipt", "deadline: 1 days"})
    void what_a_room_answers_waits_for_nobody_and_leaves_by_no_link(String line) {
        parse(SERVE + line + "\n");

        assertThat(told()).containsExactly("8:1 INTERFACE-002");
        assertThat(issues.sorted().get(0).finding().english())
                .isEqualTo("An interface whose passage is serve has no " + line.split(":")[0] + ". Remove this line.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "room: registry; ; 1:1 SOURCE-005",
                "room: registry; rooms: registry; 4:1 SOURCE-006",
                "from: b; ; 1:1 SOURCE-005",
                "to: a; ; 1:1 SOURCE-005",
            })
    void a_mistake_about_a_room_is_one_issue_at_its_line(String text, String by, String told) {
        parse(SERVE.replace(text, by == null ? "" : by).replace("\n\n", "\n"));

        assertThat(told()).containsExactly(told);
    }

    @Test
    void only_what_a_room_answers_has_a_room() {
        parse(ASK + "room: registry\n");

        assertThat(told()).containsExactly("10:1 INTERFACE-002");
    }

    /** Nobody can tell which keys belong there: the rest of the file is not held against another passage. */
    @ParameterizedTest
    @ValueSource(strings = {"", "passage: \n", "passage: [ ask ]\n"})
    void without_a_passage_that_can_be_read_nothing_else_is_told(String passage) {
        parse(ASK.replace("passage: ask\n", passage).replace("from: b\n", ""));

        assertThat(told()).hasSize(1);
    }

    @Test
    void persons_and_means_may_be_none_where_that_is_said() {
        Interface rules = parse(ASK.replace("[ 甲, 乙 ]", "[]").replace("[ information ]", "[]"));

        assertThat(issues.sorted()).isEmpty();
        assertThat(rules.persons()).isEmpty();
        assertThat(rules.permit()).isEmpty();
    }

    @Test
    void what_is_brought_ends_as_its_file_says_and_has_a_door_only_where_its_receiver_is_to_say_so() {
        Interface handed = parse(DELIVER);
        Interface taken = parse(DELIVER + "until: taken\n");

        assertThat(handed.ends()).contains(InwardEnd.HANDED);
        assertThat(handed.hasDoor()).isFalse();
        assertThat(taken.ends()).contains(InwardEnd.TAKEN);
        assertThat(taken.hasDoor()).isTrue();
        assertThat(taken.answer()).isEqualTo("notice");
        assertThat(taken.outcomes()).isEqualTo("notice-result");
        assertThat(issues.sorted()).isEmpty();
        assertThat(parse(ASK).ends()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answered", "read", ""})
    void another_end_of_what_is_brought_is_told_which_there_are(String until) {
        parse(DELIVER + "until: " + until + "\n");

        assertThat(issues.sorted()).hasSize(1);
    }

    private List<String> told() {
        return issues.sorted().stream()
                .map(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .toList();
    }

    private Interface parse(String file) {
        YamlMapping yaml = YamlSource.parse("x.interface.yaml", file, issues).orElseThrow();
        return InterfaceFile.parse(yaml, issues);
    }
}
