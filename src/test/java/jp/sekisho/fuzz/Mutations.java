package jp.sekisho.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Changes bytes a little, or a lot. Belongs to one thread. */
final class Mutations {
    /** What matters to one reader or another: shifts, lead and trail bytes, marks, quotes, ends of lines, spaces, signs. */
    static final List<byte[]> PIECES = pieces(
            "00",
            "0e",
            "0f",
            "1b2442",
            "1b2842",
            "1b",
            "ff",
            "80",
            "81",
            "82a0",
            "fc4b",
            "efbbbf",
            "e38182",
            "eda080",
            "f0a0ae9f",
            "8fb0a1",
            "41",
            "20",
            "8140",
            "e38080",
            "30",
            "39",
            "c1",
            "0c",
            "3c",
            "2d",
            "2b",
            "2e",
            "22",
            "2c",
            "0d0a",
            "0a",
            "0d",
            "15",
            "25",
            "3c213c",
            "3c613e",
            "3c2f613e",
            "26616d703b",
            "2623783b",
            "5d5d3e",
            "3c212d2d",
            "7b",
            "7d",
            "5b",
            "5d",
            "5c",
            "5c7564383030",
            "7b22223a",
            "3a",
            "6e756c6c",
            "2f2f",
            "3c3f",
            "4040",
            "0a42");

    private static final int MOST_BYTES = 4096;
    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] of(byte[] bytes, byte[] other) {
        byte[] changed = bytes;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            changed = once(changed, other);
        }
        return changed.length > MOST_BYTES ? Arrays.copyOf(changed, MOST_BYTES) : changed;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(random.nextInt(8) == 0 ? bytes.length + 1 : 5));
        byte[] piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(9)) {
            case 0 -> joined(bytes, at, new byte[] {(byte) random.nextInt()}, Math.min(bytes.length, at + 1));
            case 1 -> joined(bytes, at, new byte[] {flipped(bytes, at)}, Math.min(bytes.length, at + 1));
            case 2 -> joined(bytes, at, piece, at);
            case 3 -> joined(bytes, at, piece, Math.min(bytes.length, at + piece.length));
            case 4 -> joined(bytes, at, new byte[0], to);
            case 5 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
            case 6 -> joined(bytes, at, repeated(piece), at);
            case 7 -> joined(bytes, at, other, bytes.length);
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private byte flipped(byte[] bytes, int at) {
        return at < bytes.length ? (byte) (bytes[at] ^ 1 << random.nextInt(Byte.SIZE)) : 0;
    }

    private byte[] repeated(byte[] piece) {
        return repeated(piece, piece.length * (1 + random.nextInt(40)));
    }

    static byte[] repeated(byte[] piece, int length) {
        byte[] repeated = new byte[length];
        for (int i = 0; i < length; i++) {
            repeated[i] = piece[i % piece.length];
        }
        return repeated;
    }

    /** The bytes up to one place, something, and the bytes from another place on. */
    static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, 0, to);
        joined.writeBytes(between);
        joined.write(bytes, from, bytes.length - from);
        return joined.toByteArray();
    }

    private static List<byte[]> pieces(String... hex) {
        return Arrays.stream(hex).map(HexFormat.of()::parseHex).toList();
    }
}
