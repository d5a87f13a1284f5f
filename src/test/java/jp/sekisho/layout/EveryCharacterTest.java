package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import jp.sekisho.text.StrictCharset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every layout of this city with every code of its charset in one of its texts, code by code as bytes: what is read is written in
 * the same bytes, or in others that the notes name, or refused with its line.
 */
class EveryCharacterTest {
    private static final Path LAYOUTS = Path.of("mappings/layouts");

    static Stream<String> layouts() throws IOException {
        try (Stream<Path> files = Files.list(LAYOUTS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".layout.yaml"))
                    .map(name -> name.replace(".layout.yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void comesBackInItsBytesOrIsRefused(String id) {
        Layout layout = Specs.own(id);
        List<Record> plain = PlainRecords.of(layout);
        byte[] message = written(layout, plain);
        assertThat(again(layout, message)).isEqualTo(message);
        Optional<Field> text = layout.fields().stream()
                .filter(field -> field.type() instanceof ItemType.Text && !field.fillsItself())
                .findFirst();
        if (text.isEmpty()) {
            return;
        }
        Hole hole = Hole.in(layout, plain, text.get());
        int same = 0;
        for (byte[] code : codes(StrictCharset.of(layout.charset()))) {
            if (code.length <= hole.width()) {
                same += isSame(layout, hole.filled(code)) ? 1 : 0;
            }
        }
        assertThat(same).as("codes that are read and written").isGreaterThan(90);
    }

    private static boolean isSame(Layout layout, byte[] message) {
        RecordReader reader = layout.reader(new ByteArrayInputStream(message));
        try {
            byte[] again = written(layout, read(reader));
            if (!Arrays.equals(again, message)) {
                assertThat(reader.notes().normalisations())
                        .as("what is said of bytes that change")
                        .isNotEmpty();
            }
            return true;
        } catch (SekishoException e) {
            assertThat(e.finding().details().keySet()).containsAnyOf("line", "row");
            return false;
        }
    }

    /** A message with a place in it for any code. */
    private record Hole(byte[] before, int width, byte[] fill, byte[] after) {
        private static final String MARK = "MARK";

        static Hole in(Layout layout, List<Record> plain, Field text) {
            boolean fixed = text.bytes() > 0;
            String mark = fixed && text.bytes() < MARK.length() ? MARK.substring(0, text.bytes()) : MARK;
            List<Record> marked = new ArrayList<>(plain);
            marked.replaceAll(
                    record -> record.kind().equals(layout.data().name()) ? record.with(text.name(), mark) : record);
            byte[] message = written(layout, marked);
            byte[] bytes = mark.getBytes(layout.charset());
            int at = indexOf(message, bytes);
            int width = fixed ? text.bytes() : bytes.length;
            return new Hole(
                    Arrays.copyOf(message, at),
                    width,
                    fixed ? " ".repeat(width).getBytes(layout.charset()) : new byte[0],
                    Arrays.copyOfRange(message, at + width, message.length));
        }

        byte[] filled(byte[] code) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(before);
            message.writeBytes(code);
            if (fill.length > code.length) {
                message.write(fill, 0, fill.length - code.length);
            }
            message.writeBytes(after);
            return message.toByteArray();
        }

        private static int indexOf(byte[] message, byte[] part) {
            for (int at = 0; at <= message.length - part.length; at++) {
                if (Arrays.equals(message, at, at + part.length, part, 0, part.length)) {
                    return at;
                }
            }
            throw new AssertionError("the text is not in the message");
        }
    }

    /** All codes of a charset of up to two bytes, with the shifts that they need; of UTF-8 every character of the BMP. */
    private static List<byte[]> codes(StrictCharset charset) {
        List<byte[]> codes = new ArrayList<>();
        if (charset.charset().name().equals("UTF-8")) {
            for (int c = ' '; c <= Character.MAX_VALUE; c++) {
                charset.encode(Character.toString(c)).ifPresent(codes::add);
            }
            return codes;
        }
        boolean shifts = charset.encode("あ").map(bytes -> bytes[0] == 0x0E).orElse(false);
        for (int first = 0; first < 0x100; first++) {
            codes.add(new byte[] {(byte) first});
            for (int second = 0; second < 0x100; second++) {
                codes.add(
                        shifts
                                ? new byte[] {0x0E, (byte) first, (byte) second, 0x0F}
                                : new byte[] {(byte) first, (byte) second});
            }
        }
        return codes;
    }

    private static byte[] again(Layout layout, byte[] message) {
        return written(layout, read(layout.reader(new ByteArrayInputStream(message))));
    }

    private static List<Record> read(RecordReader reader) {
        List<Record> records = new ArrayList<>();
        for (Record record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }

    private static byte[] written(Layout layout, List<Record> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = layout.writer(out);
        records.forEach(writer::write);
        writer.finish();
        return out.toByteArray();
    }
}
