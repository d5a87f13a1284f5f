package jp.sekisho.demo.register;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How the simulated register behaves: the options of its command line.
 *
 * <p>Filled by picocli once, and only read afterwards.
 */
@Command(
        name = "register-simulator",
        mixinStandardHelpOptions = true,
        description =
                "Plays 既存住基: sends each business day's changes to the gateway of 住基ネット, and reads what came of them.",
        footerHeading = "%nFiles in --data%n",
        footer = "  sent-and-ended.log  ids sent, outcomes and notices read, without anybody's data")
public final class RegisterSettings {
    @Option(names = "--broker", defaultValue = "61617", paramLabel = "PORT", description = "${DEFAULT-VALUE}")
    int brokerPort;

    @Option(
            names = "--secrets",
            defaultValue = "data/juki/secrets",
            paramLabel = "DIR",
            description = "where its login's password lies (${DEFAULT-VALUE})")
    Path secrets = Path.of("");

    @Option(names = "--data", defaultValue = "data/register", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    Path data = Path.of("");

    @Option(names = "--clock", paramLabel = "FILE", description = "the shared business clock; without it, real time")
    Optional<Path> clock = Optional.empty();

    @Option(names = "--calendar", paramLabel = "FILE", description = "a calendar file; without it, the national one")
    Optional<Path> calendar = Optional.empty();

    @Option(
            names = "--at",
            defaultValue = "17:15",
            paramLabel = "TIME",
            description = "of each business day (${DEFAULT-VALUE})")
    LocalTime at = LocalTime.MIDNIGHT;

    @Option(
            names = "--households",
            defaultValue = "3",
            description = "each day, with six changes each (${DEFAULT-VALUE})")
    int households;

    @Option(
            names = "--population",
            defaultValue = "2000",
            description = "of the city that CS knew before, as it was told (${DEFAULT-VALUE})")
    int population;

    @Option(names = "--seed", defaultValue = "1", description = "of the city, as CS was told (${DEFAULT-VALUE})")
    long seed;

    RegisterSettings() {}

    /**
     * Settings from the words of a command line.
     *
     * @throws CommandLine.ParameterException if they are not understood
     */
    public static RegisterSettings parse(String... words) {
        RegisterSettings settings = new RegisterSettings();
        new CommandLine(settings).parseArgs(words);
        return settings;
    }
}
