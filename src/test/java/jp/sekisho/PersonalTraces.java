package jp.sekisho;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.registry.synthetic.Resident;

/** What may be nowhere of persons, in every way of writing it; all of it is looked for in one pass. */
public final class PersonalTraces {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final int BEGINNING = 6;

    private final Map<String, List<byte[]>> byBeginning = new HashMap<>();

    public void add(Resident resident) {
        add(resident.individualNumber());
        add(resident.residentRecordCode());
        resident.localNumbers().values().forEach(this::add);
        add(resident.familyName() + resident.givenName());
        add(resident.familyName() + "　" + resident.givenName());
        add(resident.familyKana() + resident.givenKana());
        add(resident.address());
        add(resident.birth().toString());
    }

    public void add(String secret) {
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE, MS932)) {
            byte[] written = secret.getBytes(charset);
            // what is shorter is found by chance among some million random bytes
            if (charset.newEncoder().canEncode(secret) && written.length >= BEGINNING) {
                byBeginning
                        .computeIfAbsent(beginning(written, 0), unused -> new ArrayList<>())
                        .add(written);
            }
        }
    }

    public void noneIn(String text, String where) {
        noneIn(text.getBytes(UTF_8), where);
    }

    /** Looks into every file of a folder, and answers into which. */
    public List<Path> noneBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                noneIn(Files.readAllBytes(file), file.toString());
            }
            return files;
        }
    }

    private void noneIn(byte[] bytes, String where) {
        for (int at = 0; at + BEGINNING <= bytes.length; at++) {
            for (byte[] secret : byBeginning.getOrDefault(beginning(bytes, at), List.of())) {
                if (startsWith(bytes, at, secret)) {
                    throw new AssertionError(where + " holds something about somebody at byte " + at);
                }
            }
        }
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] secret) {
        return at + secret.length <= bytes.length
                && Arrays.equals(bytes, at, at + secret.length, secret, 0, secret.length);
    }

    private static String beginning(byte[] bytes, int at) {
        return new String(bytes, at, BEGINNING, StandardCharsets.ISO_8859_1);
    }
}
