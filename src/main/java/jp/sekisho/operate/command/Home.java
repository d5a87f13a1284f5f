package jp.sekisho.operate.command;

import java.nio.file.Path;

/** Where this installation's {@code routes/}, {@code mappings/}, {@code certs/} and {@code data/} lie. */
public final class Home {
    private static final String PROPERTY = "sekisho.home";

    private Home() {}

    /** What the start script says, or the working directory. */
    public static Path directory() {
        return Path.of(System.getProperty(PROPERTY, ""));
    }
}
