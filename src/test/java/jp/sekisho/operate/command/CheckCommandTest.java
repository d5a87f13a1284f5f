package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void this_repository_is_sound() {
        assertThat(run("check", "--mappings", "mappings")).isZero();
        assertThat(out.toString())
                .matches(
                        "0 errors, 0 warnings in \\d+ files \\(\\d+\\.\\d s\\)\\. Nothing was changed in the running gateway\\.\\R");
    }

    @Test
    void an_issue_is_shown_with_its_line_a_mark_and_a_sentence_in_each_language() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/calendars"));
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
                        mappings/calendars/national.calendar.yaml:5:30  SOURCE-008
                           5 │   - { because: 年度末の臨時稼働, on: 三月二日, open: 9:00-17:00 }
                             │                                      ‾‾‾‾‾‾‾‾
                               この値は使えません。a date, yyyy-MM-dd を書いてください。
                               This value cannot be used. Write a date, yyyy-MM-dd.

                        1 error, 0 warnings in 1 file (0.0 s). Nothing was changed in the running gateway.
                        """);
    }

    @Test
    void one_language_is_spoken_where_one_is_asked_for() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/calendars"));
        Files.writeString(folder.resolve("national.calendar.yaml"), "calendar: &n national\n");
        Files.writeString(folder.resolve("notes.txt"), "hello");
        String mappings = directory.resolve("mappings").toString();
        assertThat(run("check", "-m", mappings, "--language", "ja")).isEqualTo(1);
        assertThat(out.toString().replaceAll("\\(.* 秒\\)", "(0.0 秒)"))
                .isEqualToNormalizingNewlines(
                        """
                        mappings/calendars/national.calendar.yaml:1:11  SOURCE-013
                           1 │ calendar: &n national
                             │           ‾‾
                               &n は使えません。そこに書くものをそのまま書いてください。

                        mappings/calendars/notes.txt:1:1  CATALOGUE-001  警告
                           何のファイルか分かりません。使われません。名前の終わり (.map.yaml など) を直してください。

                        誤り 1 件、警告 1 件、ファイル 1 件 (0.0 秒)。動いているゲートウェイは変わっていません。
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
        Path routes = Files.createDirectories(directory.resolve("routes"));
        Files.writeString(
                routes.resolve("send.camel.yaml"),
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
                        routes/send.camel.yaml:7:92  ROUTE-040
                           7 │         - to: { id: post, uri: "link:platform", parameters: { operation: inquiry, timeout: 5 } }
                             │                                                                                            ‾
                               link:platform に設定「timeout」はありません。使えるのは: operation
                               link:platform has no option timeout. It has: operation

                        routes/send.camel.yaml:8:35  ROUTE-011
                           8 │         - to: { id: receipt, uri: "unseal:plattform" }
                             │                                   ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
                               接続先 plattform は定義されていません。mappings/links にそのファイルを置いてください。
                               There is no link plattform. Put its file into mappings/links.

                        routes/send.camel.yaml:8:35  ROUTE-017
                           8 │         - to: { id: receipt, uri: "unseal:plattform" }
                             │                                   ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
                               手順 receipt は unseal:plattform ではなく unseal:platform でなければなりません。
                               Step receipt is unseal:plattform; in this route it has to be unseal:platform.

                        3 errors, 0 warnings in N files (0.0 s). Nothing was changed in the running gateway.
                        """);
    }

    @Test
    void routes_are_checked_even_where_the_mappings_cannot_be_used() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/calendars"));
        Files.writeString(folder.resolve("national.calendar.yaml"), "calendar: [");
        Path routes = Files.createDirectories(directory.resolve("routes"));
        Files.writeString(routes.resolve("a.camel.yaml"), "- route: { id: a, from: { uri: \"timer:t\", steps: [] } }");
        assertThat(run("check", "-m", directory.resolve("mappings").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("SOURCE-001", "routes/a.camel.yaml:1:32  ROUTE-008", "2 errors");
    }

    @Test
    void warnings_alone_are_no_failure() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mappings/calendars"));
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
