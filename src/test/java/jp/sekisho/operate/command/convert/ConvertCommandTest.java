package jp.sekisho.operate.command.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.operate.command.SekishoCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The persons do not exist. */
class ConvertCommandTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String GOOD = "0000000001000000000001試験                1\r\n";
    private static final String BAD = "0000000002000000000002架空                9\r\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path in;
    private Path converted;

    @BeforeEach
    void files() throws IOException {
        in = Files.writeString(directory.resolve("in.txt"), GOOD, MS932);
        converted = directory.resolve("out.csv");
        Files.writeString(directory.resolve("numbers.csv"), "local,integrated\n0000000001,000000000000011\n");
    }

    @Test
    void a_file_is_converted_and_what_was_done_is_said() throws IOException {
        assertThat(run(in.toString(), converted.toString())).isZero();

        assertThat(converted).hasContent("統合番号,個人番号,氏名,性別\r\n000000000000011,000000000001,試験,M\r\n");
        assertThat(out.toString())
                .contains("persons-to-csv  persons v1 → persons-csv v1  2026-07-01  catalogue ")
                .contains("read: 1 (45 bytes)", "converted: 1 (", "records/s")
                .doesNotContain("試験");
        assertThat(err.toString()).isEmpty();
        assertThat(names()).containsExactly("in.txt", "numbers.csv", "out.csv");
    }

    @Test
    void a_bad_record_stops_it_and_no_file_is_left() throws IOException {
        Files.writeString(in, GOOD + BAD, MS932);

        assertThat(run(in.toString(), converted.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("CODE-003  2 件目 record, 45 バイト目から bytes before it", "Line 2: ", "was refused as a whole")
                .doesNotContain("架空");
        assertThat(names()).containsExactly("in.txt", "numbers.csv");
    }

    @Test
    void bad_records_are_put_aside_with_a_table_of_what_is_wrong() throws IOException {
        Files.writeString(in, BAD + GOOD, MS932);
        Path bad = directory.resolve("bad.txt");

        assertThat(run("--bad-records", "aside", "--bad-file", bad.toString(), in.toString(), converted.toString()))
                .isEqualTo(1);

        assertThat(Files.readString(bad, MS932)).isEqualTo(BAD);
        assertThat(Files.readString(directory.resolve("bad.txt.report.csv")))
                .contains("1,0,CODE-003,\"性別\",")
                .doesNotContain("架空");
        assertThat(converted).isRegularFile();
        assertThat(out.toString()).contains("bad: 1");
    }

    @Test
    void a_dry_run_reports_and_writes_nothing() throws IOException {
        assertThat(run("--dry-run", in.toString(), converted.toString())).isZero();

        assertThat(out.toString()).contains("dry run", "converted: 1");
        assertThat(names()).containsExactly("in.txt", "numbers.csv");
    }

    @Test
    void a_report_is_written_for_programs_too() throws IOException {
        Files.writeString(in, GOOD + BAD, MS932);
        Path report = directory.resolve("report.json");

        assertThat(run("--report", report.toString(), in.toString(), converted.toString()))
                .isEqualTo(1);

        assertThat(Files.readString(report))
                .contains("\"map\" : \"persons-to-csv\"", "\"read\" : 2", "\"code\" : \"CODE-003\"", "\"refused\"")
                .doesNotContain("架空");
    }

    @Test
    void a_record_is_explained_with_its_protected_numbers_hidden_unless_asked_for() {
        assertThat(run("--explain", "1", in.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "宛名番号  1  ← 捨てる dropped\n",
                        "個人番号  ●●●●●●●●●●●●  ← 個人番号\n",
                        "氏名      試験\n",
                        "統合番号  000000000000011  ← number(integrated)\n",
                        "性別      M  ← 性別 | code(person-sexes)\n")
                .doesNotContain("個人番号  0");

        assertThat(run("--explain", "1", "--show-protected", in.toString())).isZero();
        assertThat(out.toString()).contains("個人番号  000000000001\n", "個人番号  000000000001  ← 個人番号\n");

        assertThat(run("--explain", "2", in.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("FILE-009");
    }

    @Test
    void explaining_a_record_that_the_run_would_refuse_says_so_and_ends_with_1() throws IOException {
        Files.writeString(in, "0000000001000000000001試験試験試          1\r\n", MS932);

        assertThat(run("--explain", "1", in.toString())).isEqualTo(1);

        assertThat(out.toString()).contains("氏名      試験試験試  ← 氏名\n", "LAYOUT-007  ");
    }

    @Test
    void whatever_a_protected_number_has_a_part_in_is_hidden_too() {
        assertThat(bare("--map", "persons-to-remarks", "--explain", "1", in.toString()))
                .isZero();

        assertThat(out.toString())
                .contains("備考  ●●●●●●●●●●●●●●●  ← ", "一部  ●●●●  ← ", "場合  ●●●●●●●●●●●●  ← ", "呼名  試験  ← 氏名\n")
                .doesNotContain("000000000001", "0001  ←");

        assertThat(bare("--map", "persons-to-remarks", "--explain", "1", "--show-protected", in.toString()))
                .isZero();
        assertThat(out.toString()).contains("備考  000000000001-試験  ← ", "一部  0001  ← ");
    }

    @Test
    void files_are_replaced_only_when_asked_and_never_the_one_that_is_read() throws IOException {
        Files.writeString(converted, "old");
        assertThat(run(in.toString(), converted.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("FILE-005");
        assertThat(converted).hasContent("old");
        assertThat(run("--overwrite", in.toString(), converted.toString())).isZero();
        assertThat(Files.readString(converted)).contains("試験");

        Path link = Files.createSymbolicLink(directory.resolve("link"), in);
        assertThat(run("--overwrite", in.toString(), link.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("FILE-006");
        assertThat(in).hasBinaryContent(GOOD.getBytes(MS932));
    }

    @Test
    void a_file_that_appears_in_the_place_of_the_output_ends_it_with_nothing_in_place() throws IOException {
        assertThat(runWhile(
                        converted, "--report", directory.resolve("report.txt").toString()))
                .isEqualTo(2);

        assertThat(err.toString()).contains("FILE-005");
        assertThat(out.toString()).isEmpty();
        assertThat(converted).hasContent("another's");
        assertThat(names()).containsExactly("in.txt", "numbers.csv", "out.csv");
    }

    @Test
    void what_is_in_place_already_is_named_when_a_later_file_cannot_be() throws IOException {
        Path report = directory.resolve("report.txt");

        assertThat(runWhile(report, "--report", report.toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains("FILE-011", report + " could not be put in place (FILE-005).", "bad.txt, ", converted + ", ");
        assertThat(out.toString()).contains("converted: 1");
        assertThat(report).hasContent("another's");
        assertThat(names())
                .containsExactly("bad.txt", "bad.txt.report.csv", "in.txt", "numbers.csv", "out.csv", "report.txt");
    }

    /** With a file that another process writes while this one reads. */
    private int runWhile(Path appearing, String... words) throws IOException {
        InputStream before = System.in;
        Path bad = directory.resolve("bad.txt");
        List<String> all = new ArrayList<>(List.of("--bad-records", "aside", "--bad-file", bad.toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("-", converted.toString()));
        try (InputStream file = Files.newInputStream(in)) {
            System.setIn(new FilterInputStream(file) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    Files.writeString(appearing, "another's");
                    return super.read(bytes, offset, length);
                }
            });
            return run(all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void bad_records_and_the_report_go_to_files_and_not_to_pipes() throws IOException {
        assertThat(run("--report", "-", in.toString(), converted.toString())).isEqualTo(2);
        assertThat(run("--bad-records", "aside", "--bad-file", "-", in.toString(), converted.toString()))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--bad-file と --report には");
        assertThat(Path.of("-")).doesNotExist();
        assertThat(names()).containsExactly("in.txt", "numbers.csv");
    }

    @Test
    void what_cannot_be_carried_out_ends_with_2_and_a_sentence() {
        assertThat(run(directory.resolve("none").toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("FILE-007");
        assertThat(bare("--map", "none", in.toString(), converted.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no map none");
        assertThat(bare("--map", "persons-to-cvs", in.toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("「persons-to-csv」ではありませんか", "Did you mean persons-to-csv?");
        assertThat(bare("--map", "persons-to-csv", in.toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("FILE-020");
        assertThat(run("--bad-records", "aside", in.toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--bad-file");
        assertThat(run("--constant", "colour=red", in.toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no constant colour");
        assertThat(run("--on", "2026-03-31", in.toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("COMMAND-003", "On 2026-03-31 the map persons-to-csv");
        assertThat(converted).doesNotExist();
    }

    @Test
    void how_it_is_used_is_shown_only_when_it_was_not_understood() throws IOException {
        assertThat(bare("--map", "none", in.toString(), converted.toString())).isEqualTo(2);
        assertThat(run("--on", "2026-03-31", in.toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(run(directory.resolve("none").toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(6);
        assertThat(err.toString()).doesNotContain("Usage");

        assertThat(run("--limit", "5", in.toString(), converted.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--limit goes with --bad-records aside", "Usage: sekisho convert");
        assertThat(names()).containsExactly("in.txt", "numbers.csv");
    }

    @Test
    void a_date_that_the_calendar_does_not_have_is_refused_in_both_languages() {
        assertThat(run("--on", "2026-02-30", in.toString(), converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("「2026-02-30」は暦にある日付", "2026-02-30 is not a date of the calendar")
                .doesNotContain("Exception");
    }

    @Test
    void a_catalogue_with_errors_is_for_check_to_explain() throws IOException {
        Path broken = Files.createDirectories(directory.resolve("mappings/city/layouts"));
        Files.writeString(broken.resolve("x.layout.yaml"), "layout: [");

        assertThat(SekishoCommand.execute(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        "convert",
                        "--map",
                        "x",
                        "-m",
                        broken.getParent().toString(),
                        in.toString(),
                        converted.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Run: sekisho check --mappings ").doesNotContain("Usage");
    }

    private int run(String... words) {
        List<String> more = new ArrayList<>(List.of(
                "--map",
                "persons-to-csv",
                "--numbers",
                directory.resolve("numbers.csv").toString()));
        more.addAll(List.of(words));
        return bare(more.toArray(String[]::new));
    }

    private int bare(String... words) {
        List<String> all =
                new ArrayList<>(List.of("convert", "--no-progress", "-m", "src/test/resources/convert/files/mappings"));
        if (!List.of(words).contains("--on")) {
            all.addAll(List.of("--on", "2026-07-01"));
        }
        all.addAll(List.of(words));
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
