package jp.sekisho.convert.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.convert.file.NumberTable.Key;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberTableTest {
    private static final int MANY = 2_000_000;
    private static final long MOST_BYTES = 48L << 20;

    @TempDir
    private Path directory;

    @Test
    void numbers_are_found_both_ways_with_their_leading_zeros() throws IOException {
        Path file = file("local,integrated\r\n0012,000000000000345\r\n012,000000000000346\r\n");

        NumberTable byLocal = NumberTable.read(file, Key.LOCAL);
        assertThat(byLocal.get("0012")).contains("000000000000345");
        assertThat(byLocal.get("012")).contains("000000000000346");
        assertThat(byLocal.get("12")).isEmpty();
        assertThat(byLocal.get("")).isEmpty();
        assertThat(byLocal.get("A12")).isEmpty();
        assertThat(NumberTable.read(file, Key.INTEGRATED).get("000000000000345"))
                .contains("0012");
    }

    @Test
    void a_file_that_is_not_such_a_table_is_refused_at_its_row() throws IOException {
        assertThat(refusal("a,b\n1,2\n")).isEqualTo(FileError.BAD_NUMBERS_HEAD);
        assertThat(refusal("")).isEqualTo(FileError.BAD_NUMBERS_HEAD);
        assertThat(refusal("local,integrated\n1,2\n1;3\n")).isEqualTo(FileError.BAD_NUMBERS_LINE);
        assertThat(refusal("local,integrated\n1,\n")).isEqualTo(FileError.BAD_NUMBERS_LINE);
        assertThat(refusal("local,integrated\n1,1234567890123456789\n")).isEqualTo(FileError.BAD_NUMBERS_LINE);
        assertThat(refusal("local,integrated\n1,2\n1,3\n")).isEqualTo(FileError.NUMBER_TWICE);
        assertThatThrownBy(() -> NumberTable.read(directory.resolve("none"), Key.LOCAL))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(FileError.CANNOT_READ));
    }

    @Test
    void the_same_pair_twice_is_one_pair() throws IOException {
        NumberTable table = NumberTable.read(file("local,integrated\n1,2\n1,2\n"), Key.LOCAL);
        assertThat(table.get("1")).contains("2");
    }

    @Test
    void two_million_numbers_lie_in_little_memory() throws IOException {
        Path file = directory.resolve("many.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("local,integrated\n");
            for (int i = 0; i < MANY; i++) {
                out.write(local(i) + "," + integrated(i) + "\n");
            }
        }
        long before = held();

        NumberTable table = NumberTable.read(file, Key.LOCAL);

        assertThat(held() - before).isLessThan(MOST_BYTES);
        for (int i = 0; i < MANY; i += 997) {
            assertThat(table.get(local(i))).contains(integrated(i));
        }
    }

    private static String local(int i) {
        return Long.toString(10_000_000_000L + i * 7L).substring(1);
    }

    private static String integrated(int i) {
        return Long.toString(1_000_000_000_000_000L + i * 400_000_009L).substring(1);
    }

    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private ErrorCode refusal(String text) throws IOException {
        try {
            NumberTable.read(file(text), Key.LOCAL);
            throw new AssertionError("it was taken");
        } catch (SekishoException e) {
            return e.code();
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("numbers.csv"), text);
    }
}
