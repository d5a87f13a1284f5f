package jp.sekisho.demo.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How commands are written here so that they can be copied: with the script of the clone, or with the one jar. */
public final class CommandLines {
    private static final Path HERE = Path.of("").toAbsolutePath();

    private final DemoSettings settings;
    private final Path home;
    private final Optional<ProgramJar> jar = ProgramJar.ofThisProcess();

    public CommandLines(DemoSettings settings) {
        this.settings = settings;
        this.home = checkout().filter(folder -> jar.isEmpty()).orElse(HERE);
    }

    public String ofGateway(String command) {
        return start("sekisho") + " " + command + place();
    }

    public String ofDemo(String command) {
        String keys = isAtHome(settings.certs, "certs/dev")
                ? ""
                : " --certs " + settings.ring().toAbsolutePath();
        String city = settings.population == DemoSettings.POPULATION && settings.seed == DemoSettings.SEED
                ? ""
                : " --population " + settings.population + " --seed " + settings.seed;
        return start("sekisho-demo") + " " + command + place() + keys + city;
    }

    private String start(String script) {
        return jar.map(one -> "java -jar " + shown(one.file()))
                .orElseGet(() -> shown(home.resolve("src/main/bin").resolve(script)));
    }

    private String place() {
        return isAtHome(settings.data, "data") ? "" : " --data " + settings.data.toAbsolutePath();
    }

    private boolean isAtHome(Path folder, String name) {
        return folder.toAbsolutePath().normalize().equals(home.resolve(name));
    }

    /** As short as it may be where this process was started. */
    private static String shown(Path file) {
        return file.startsWith(HERE) ? HERE.relativize(file).toString() : file.toString();
    }

    /** The clone whose classes these are. */
    private static Optional<Path> checkout() {
        Path classes = Path.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0]);
        return Optional.ofNullable(classes.toAbsolutePath().getParent())
                .flatMap(target -> Optional.ofNullable(target.getParent()))
                .filter(folder -> Files.isExecutable(folder.resolve("src/main/bin/sekisho")));
    }
}
