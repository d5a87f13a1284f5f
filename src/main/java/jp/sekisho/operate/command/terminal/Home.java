package jp.sekisho.operate.command.terminal;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this installation's {@code routes/}, {@code mappings/}, {@code certs/} and {@code data/} lie. */
public final class Home {
    private static final String PROPERTY = "sekisho.home";

    private Home() {}

    /** What the start script says, or the working directory. */
    public static Path directory() {
        return Path.of(System.getProperty(PROPERTY, ""));
    }

    /**
     * Where a gateway's data lie unless a command is told: in {@code data/city}; in {@code data} itself where a gateway, such as the
     * demo's, has made that its own.
     */
    public static Path data() {
        Path all = directory().resolve("data");
        return Files.exists(all.resolve("role")) ? all : all.resolve("city");
    }
}
