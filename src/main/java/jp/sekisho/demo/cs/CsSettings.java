package jp.sekisho.demo.cs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.sekisho.demo.counterpart.Chance;
import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.MillisRange;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How the simulated CS behaves: the options of its command line.
 *
 * <p>Filled by picocli once, and only read afterwards.
 */
@Command(
        name = "cs-simulator",
        mixinStandardHelpOptions = true,
        description = "Plays 札幌市CS for the gateway of 住基ネット, over HTTPS with client certificates.",
        footerHeading = "%nFiles in --data%n",
        footer = {
            "  journal.log    what it holds: everything promised, and each update whole; on disk before it is answered",
            "  taken.log      sequence, request id, real time, receipt number, interface, 依頼管理番号, 更新順番号, result; in order",
            "  confirmed.log  answer id, request id, real time",
            "  told.log       id of a 転入通知, real time"
        })
public final class CsSettings {
    /** The path of its address. */
    public static final String BASE = "/cs/v1";

    @Option(names = "--port", defaultValue = "8445", description = "on loopback; 0 takes a free one (${DEFAULT-VALUE})")
    int port;

    @Option(names = "--data", defaultValue = "data/cs", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    Path data = Path.of("");

    @Option(names = "--certs", defaultValue = "certs/dev/juki", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    Path certs = Path.of("");

    @Option(names = "--clock", paramLabel = "FILE", description = "the shared business clock; without it, real time")
    Optional<Path> clock = Optional.empty();

    @Option(names = "--calendar", paramLabel = "FILE", description = "a calendar file; without it, the national one")
    Optional<Path> calendar = Optional.empty();

    @Option(
            names = "--hours",
            defaultValue = "business-days 9:00-17:00",
            paramLabel = "RULE",
            description = "in business time, or: always (${DEFAULT-VALUE})")
    String hours = "always";

    @Option(names = "--retry-after", defaultValue = "2", paramLabel = "S", description = "real seconds, while closed")
    int retryAfterSeconds;

    @Option(
            names = "--latency-ms",
            defaultValue = "0",
            paramLabel = "A-B",
            converter = MillisRange.Converter.class,
            description = "before every answer")
    MillisRange latency = new MillisRange(0, 0);

    @Option(
            names = "--error-rate",
            defaultValue = "0",
            description = "share of exchanges that fail: half with 500 before, half silently after the work")
    double errorRate;

    @Option(
            names = "--answer-delay-ms",
            defaultValue = "200-1500",
            paramLabel = "A-B",
            converter = MillisRange.Converter.class,
            description = "real time from receipt to result (${DEFAULT-VALUE})")
    MillisRange answerDelay = new MillisRange(0, 0);

    @Option(
            names = "--late-rate",
            defaultValue = "0",
            description = "share of updates answered on the next business day")
    double lateRate;

    @Option(names = "--twice-rate", defaultValue = "0", description = "share of updates whose answer comes twice")
    double twiceRate;

    @Option(names = "--tampered-rate", defaultValue = "0", description = "share of answers wrongly signed at first")
    double tamperedRate;

    @Option(names = "--refusal-rate", defaultValue = "0", description = "share of updates refused for their address")
    double refusalRate;

    @Option(
            names = "--plan",
            paramLabel = "N=DEED",
            converter = Plan.Converter.class,
            description = "each business day, this happens to the N-th update: LATE, TAMPERED, TWICE, REFUSED, BY_HAND")
    List<Plan> plans = List.of();

    @Option(
            names = "--moved-away",
            defaultValue = "0",
            paramLabel = "COUNT",
            description =
                    "brings so many 転入通知情報 (moving-in-notice), and keeps each until it hears that it was delivered"
                            + " (${DEFAULT-VALUE})")
    int movedAway;

    @Option(
            names = "--population",
            defaultValue = "2000",
            description = "of the synthetic city, whose residents it knows (${DEFAULT-VALUE})")
    int population;

    @Option(names = "--seed", defaultValue = "1", description = "of all chance, and of the city (${DEFAULT-VALUE})")
    long seed;

    CsSettings() {}

    /**
     * Settings from the words of a command line.
     *
     * @throws CommandLine.ParameterException if they are not understood
     */
    public static CsSettings parse(String... words) {
        CsSettings settings = new CsSettings();
        new CommandLine(settings).parseArgs(words);
        return settings;
    }

    /** Its side of the link. */
    KeyNames keys() {
        return new KeyNames(DevelopmentPki.ENVIRONMENT, Profile.P_256, "cs", "juki-gateway");
    }

    Doors.Manner manner() {
        return new Doors.Manner(BASE, retryAfterSeconds, latency, errorRate);
    }

    Chance chance() {
        return new Chance(seed);
    }

    /** What happens to the update of that number of its day. */
    Deed deed(String requestId, long ofToday) {
        return plans.stream()
                .filter(plan -> plan.number() == ofToday)
                .findFirst()
                .map(Plan::deed)
                .orElseGet(() -> byChance(chance().of("deed", requestId)));
    }

    private Deed byChance(double chance) {
        double late = lateRate;
        double twice = late + twiceRate;
        double tampered = twice + tamperedRate;
        if (chance < late) {
            return Deed.LATE;
        }
        if (chance < twice) {
            return Deed.TWICE;
        }
        if (chance < tampered) {
            return Deed.TAMPERED;
        }
        return chance < tampered + refusalRate ? Deed.REFUSED : Deed.PROMPT;
    }
}
