package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @BeforeEach
    void noRoutes() throws IOException {
        Files.createDirectories(directory.resolve("routes"));
    }

    @Test
    void this_repository_is_sound() throws IOException {
        Path rings = directory.resolve("rings");
        Files.createDirectories(rings.resolve("city"));
        Files.createDirectories(rings.resolve("juki"));
        assertThat(run("check", "--mappings", "mappings", "--certs", rings.toString()))
                .isZero();
        assertThat(out.toString())
                .matches(
                        "0 errors, 0 warnings in \\d+ files \\(\\d+\\.\\d s\\)\\. Nothing was changed in the running gateway\\."
                                + " What open messages need is not known here: a start looks\\.\\R");
    }

    @Test
    void an_issue_is_shown_with_its_line_a_mark_and_a_sentence_in_each_language() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/city/calendars"));
        Files.writeString(
                folder.resolve("national.calendar.yaml"),
                """
                calendar: national
                zone: Asia/Tokyo
                closed: [ sunday ]
                exceptions:
                  - { because: 年度末の臨時稼働, on: 三月二日, open: 9:00-17:00 }
                """);
        assertThat(run("check", "-m", directory.resolve("mappings").toString())).isEqualTo(1);
        assertThat(out.toString().replaceAll("\\(.* s\\)", "(0.0 s)"))
                .isEqualToNormalizingNewlines(
                        """
                        mappings/city/calendars/national.calendar.yaml:5:30  SOURCE-008
                           5 │   - { because: 年度末の臨時稼働, on: 三月二日, open: 9:00-17:00 }
                             │                                      ‾‾‾‾‾‾‾‾
                               この値は使えません。a date, yyyy-MM-dd を書いてください。
                               This value cannot be used. Write a date, yyyy-MM-dd.

                        1 error, 0 warnings in 1 file (0.0 s). Nothing was changed in the running gateway. What open messages need is not known here: a start looks.
                        """);
    }

    @Test
    void one_language_is_spoken_where_one_is_asked_for() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/city/calendars"));
        Files.writeString(folder.resolve("national.calendar.yaml"), "calendar: &n national\n");
        Files.writeString(folder.resolve("notes.txt"), "hello");
        String mappings = directory.resolve("mappings").toString();
        assertThat(run("check", "-m", mappings, "--language", "ja")).isEqualTo(1);
        assertThat(out.toString().replaceAll("\\(.* 秒\\)", "(0.0 秒)"))
                .isEqualToNormalizingNewlines(
                        """
                        mappings/city/calendars/national.calendar.yaml:1:11  SOURCE-013
                           1 │ calendar: &n national
                             │           ‾‾
                               &n は使えません。そこに書くものをそのまま書いてください。

                        mappings/city/calendars/notes.txt:1:1  CATALOGUE-001  警告
                           何のファイルか分かりません。使われません。名前の終わり (.map.yaml など) を直してください。

                        誤り 1 件、警告 1 件、ファイル 1 件 (0.0 秒)。動いているゲートウェイは変わっていません。終わっていない電文については、起動するときに調べます。
                        """);
        out.getBuffer().setLength(0);
        assertThat(run("check", "-m", mappings, "-l", "en")).isEqualTo(1);
        assertThat(out.toString())
                .contains("&n cannot be used here", "warning", "1 error, 1 warning in 1 file")
                .doesNotContain("使えません", "警告");
        assertThat(run("check", "-m", mappings, "-l", "fr")).isEqualTo(2);
    }

    @Test
    void a_route_that_the_gateway_would_not_load_is_shown_at_its_line() throws IOException {
        Path routes = directory.resolve("routes");
        Path city = Files.createDirectories(routes.resolve("city"));
        copyOtherRoutes(routes);
        Files.writeString(
                city.resolve("send.camel.yaml"),
                """
                - route:
                    id: send
                    from:
                      uri: "lane:platform"
                      steps:
                        - to: { id: seal, uri: "seal:platform", description: 署名 }
                        - to: { id: post, uri: "link:platform", parameters: { operation: inquiry, timeout: 5 } }
                        - to: { id: receipt, uri: "unseal:plattform" }
                        - to: { id: sent, uri: "ledger:sent" }
                """);
        assertThat(run("check", "-m", "mappings", "-r", routes.toString())).isEqualTo(1);
        assertThat(out.toString().replaceAll("in \\d+ files \\(.* s\\)", "in N files (0.0 s)"))
                .isEqualToNormalizingNewlines(
                        """
                        routes/city/send.camel.yaml:7:92  ROUTE-040
                           7 │         - to: { id: post, uri: "link:platform", parameters: { operation: inquiry, timeout: 5 } }
                             │                                                                                            ‾
                               link:platform に設定「timeout」はありません。使えるのは: operation
                               link:platform has no option timeout. It has: operation

                        routes/city/send.camel.yaml:8:35  ROUTE-011
                           8 │         - to: { id: receipt, uri: "unseal:plattform" }
                             │                                   ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
                               接続先 plattform は定義されていません。mappings/city/links にそのファイルを置いてください。
                               There is no link plattform. Put its file into mappings/city/links.

                        routes/city/send.camel.yaml:8:35  ROUTE-017
                           8 │         - to: { id: receipt, uri: "unseal:plattform" }
                             │                                   ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
                               手順 receipt は unseal:plattform ではなく unseal:platform でなければなりません。
                               Step receipt is unseal:plattform; in this route it has to be unseal:platform.

                        3 errors, 0 warnings in N files (0.0 s). Nothing was changed in the running gateway. What open messages need is not known here: a start looks.
                        """);
    }

    @Test
    void a_gateway_without_routes_would_accept_nothing() {
        assertThat(run(
                        "check",
                        "-m",
                        "mappings",
                        "-r",
                        directory.resolve("routes").toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "routes/city/:1:1  ROUTE-046",
                        "routes/juki/:1:1  ROUTE-046",
                        "Put routes here",
                        "2 errors, 0 warnings");
    }

    /** What a gateway needs beside the city's own inquiry. */
    private static void copyOtherRoutes(Path routes) throws IOException {
        for (String file : List.of(
                "juki/identification-inquiry.camel.yaml",
                "juki/moving-in-notice.camel.yaml",
                "juki/identification-update.camel.yaml",
                "juki/moving-in-notice-out.camel.yaml",
                "juki/protection.camel.yaml",
                "juki/wide-area-issuance.camel.yaml",
                "common/cancel-door.camel.yaml")) {
            Files.createDirectories(routes.resolve(file).getParent());
            Files.copy(Path.of("routes").resolve(file), routes.resolve(file));
        }
    }

    @Test
    void a_role_in_which_nothing_can_be_taken_back_is_told() throws IOException {
        Path routes = directory.resolve("routes");
        copyOtherRoutes(routes);
        Files.delete(routes.resolve("common/cancel-door.camel.yaml"));
        assertThat(run("check", "-m", "mappings", "-r", routes.toString(), "-l", "en"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("routes/juki/:1:1  ROUTE-047", "at which resident-register would send cancel");
    }

    @Test
    void a_way_that_no_route_opens_is_told() throws IOException {
        Path routes = directory.resolve("routes");
        Path city = Files.createDirectories(routes.resolve("city"));
        copyOtherRoutes(routes);
        for (String whole : List.of("atena", "replica", "automatic-answer-stop", "resident-change")) {
            Files.copy(Path.of("routes/city", whole + ".camel.yaml"), city.resolve(whole + ".camel.yaml"));
        }
        String door = Files.readString(Path.of("routes/city/inquiry-door.camel.yaml"));
        Files.writeString(
                city.resolve("own-door.camel.yaml"),
                door.replaceAll("(?s).*?    from:", "- route:\n    id: own-door\n    from:")
                        .replace("{{system}}", "child-allowance"));
        assertThat(run("check", "-m", "mappings", "-r", routes.toString(), "-l", "en"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "ROUTE-047",
                        "at which late-stage-elderly, public-assistance would send inquiry",
                        "ROUTE-048",
                        "Write a route that starts at lane:platform, with interface: inquiry.",
                        "ROUTE-049",
                        "3 errors");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "mappings/city/layouts/a.layout.yaml; `{`; SOURCE-020",
                "mappings/city/layouts/a.layout.yaml; `[`; SOURCE-020",
                "mappings/city/layouts/a.layout.yaml; `- `; SOURCE-020",
                "mappings/city/layouts/a.layout.yaml; `? `; SOURCE-020",
                "mappings/city/layouts/a.layout.yaml; `{a: [`; SOURCE-020",
                "mappings/city/systems/a.system.yaml; `a: {b: {`; SOURCE-020",
                "mappings/city/maps/a.map.yaml; `[`; SOURCE-020",
                "mappings/city/maps/a.map.test.yaml; `{`; SOURCE-020",
                "mappings/city/links/a.link.yaml; `[`; SOURCE-020",
                "mappings/city/calendars/a.calendar.yaml; `{`; SOURCE-020",
                "mappings/city/layouts/a.items.yaml; `{`; SOURCE-020",
                "routes/city/a.camel.yaml; `{`; SOURCE-020",
                "routes/city/a.camel.yaml; `- `; SOURCE-020",
                "routes/city/a.camel.yaml; `&a [*a, `; SOURCE-013",
            })
    void a_file_that_is_nested_without_end_is_answered_at_once_with_one_issue(String name, String nested, String code)
            throws IOException {
        Files.createDirectories(directory.resolve("mappings"));
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, nested.repeat(200_000));
        assertThat(run("check", "-m", directory.resolve("mappings").toString())).isEqualTo(1);
        assertThat(out.toString()).contains(name + ":1:", "  " + code).contains("1 error, ");
        assertThat(out.toString().lines()).allMatch(line -> line.length() < 1000);
    }

    @ParameterizedTest
    @CsvSource({"set, MAP-002", "check, MAP-018"})
    void an_expression_that_is_nested_without_end_is_refused(String where, String code) throws IOException {
        Path mappings = directory.resolve("mappings");
        for (String id : new String[] {"a", "b"}) {
            Files.createDirectories(mappings.resolve("city/layouts"));
            Files.writeString(
                    mappings.resolve("city/layouts/" + id + ".layout.yaml"),
                    "layout: " + id + "\nform: json\nroot: object\ncharset: UTF-8\nversion: 1\nfrom: 2026-04-01\n"
                            + "fields: [ { name: 甲 } ]\n");
        }
        String deep = "(".repeat(200_000);
        Files.createDirectories(mappings.resolve("city/maps"));
        Files.writeString(
                mappings.resolve("city/maps/a-to-b.map.yaml"),
                "map: a-to-b\nfrom: a\nto: b\nset: { 甲: '" + (where.equals("set") ? "trim" + deep : "甲") + "' }\n"
                        + (where.equals("set") ? "" : "check: [ { that: '" + deep + "', else: 深すぎる } ]\n"));
        assertThat(run("check", "-m", mappings.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(code);
        assertThat(out.toString().lines()).allMatch(line -> line.length() < 1000);
    }

    @Test
    void a_folder_of_routes_that_is_for_no_role_is_told_once() throws IOException {
        Files.createDirectories(directory.resolve("mappings"));
        Path none = Files.createDirectories(directory.resolve("routes/citty"));
        Files.writeString(none.resolve("a.camel.yaml"), "[]");
        Files.writeString(none.resolve("b.camel.yaml"), "[]");
        assertThat(run("check", "-m", directory.resolve("mappings").toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("routes/citty/:1:1  ROUTE-050", "Put files into one of common/, city/, juki/.", "1 error,");
    }

    @Test
    void routes_are_checked_even_where_the_mappings_cannot_be_used() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/city/calendars"));
        Files.writeString(folder.resolve("national.calendar.yaml"), "calendar: [");
        Path routes = directory.resolve("routes");
        Path city = Files.createDirectories(routes.resolve("city"));
        Files.writeString(city.resolve("a.camel.yaml"), "- route: { id: a, from: { uri: \"timer:t\", steps: [] } }");
        assertThat(run("check", "-m", directory.resolve("mappings").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("SOURCE-001", "routes/city/a.camel.yaml:1:32  ROUTE-008", "2 errors");
    }

    @Test
    void warnings_alone_are_no_failure() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/city/calendars"));
        Files.writeString(folder.resolve("notes.txt"), "hello");
        assertThat(run("check", "-m", directory.resolve("mappings").toString())).isZero();
        assertThat(out.toString()).contains("警告 warning").contains("0 errors, 1 warning in 0 files");
    }

    @Test
    void a_folder_that_is_not_there_cannot_be_checked() {
        assertThat(run("check", "-m", directory.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere");
    }

    @Test
    void a_command_that_is_not_understood_is_2_with_a_guess() {
        assertThat(run("chek")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean: sekisho check");
        assertThat(run("check", "--colour")).isEqualTo(2);
    }

    @Test
    void every_command_helps() {
        assertThat(run("--help")).isZero();
        assertThat(run("check", "--help")).isZero();
        assertThat(out.toString()).contains("Exit codes").contains("--mappings", "--routes");
        assertThat(run("--version")).isZero();
    }

    private int run(String... args) {
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), args);
    }
}
