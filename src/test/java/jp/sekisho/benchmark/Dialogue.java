package jp.sekisho.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The other end of a {@link ChildProcess}: standard output is for answers only, and when the input ends so does the process. */
final class Dialogue {
    private final PrintStream answers = System.out;

    private Dialogue() {}

    /** To be called first: whatever is logged from now on goes to standard error. */
    static Dialogue begin() {
        Dialogue dialogue = new Dialogue();
        System.setOut(System.err);
        return dialogue;
    }

    void say(Object answer) {
        answers.println(answer);
        answers.flush();
    }

    /** Hands on each line, until there are no more. */
    void listen(Consumer<String> questions) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                questions.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().halt(0);
    }
}
