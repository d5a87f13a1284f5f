package jp.sekisho.demo.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.MillisRange;
import jp.sekisho.demo.platform.matter.Inquiry;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How a simulated platform behaves: the options of its command line.
 *
 * <p>Filled by picocli once, and only read afterwards.
 */
@Command(
        name = "platform-simulator",
        mixinStandardHelpOptions = true,
        description =
                "Plays a counterpart outside, 中間サーバー・プラットフォーム unless told otherwise, over HTTPS with client certificates.",
        footerHeading = "%nFiles in --data%n",
        footer = {
            "  journal.log      everything promised, on disk before it is answered",
            "  first-seen.log   sequence, request id, real time, receipt number, integrated atena number or -,",
            "                   when it was asked; in order",
            "  confirmed.log    answer id, request id, real time",
            "  told.log         number of a notice, real time"
        })
public final class PlatformSettings {
    /** The path of the platform's address. */
    public static final String BASE = "/platform/v1";

    @Option(names = "--port", defaultValue = "8443", description = "on loopback; 0 takes a free one (${DEFAULT-VALUE})")
    int port;

    @Option(names = "--data", defaultValue = "data/platform", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    Path data = Path.of("");

    @Option(names = "--wire", paramLabel = "DIR", description = "keep every sealed letter there, as it crossed")
    Optional<Path> wire = Optional.empty();

    @Option(names = "--certs", defaultValue = "certs/dev/city", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    Path certs = Path.of("");

    @Option(names = "--name", defaultValue = "platform", description = "of its keys in the ring (${DEFAULT-VALUE})")
    String name = "";

    @Option(names = "--peer", defaultValue = "city-gateway", description = "who writes to it (${DEFAULT-VALUE})")
    String peer = "";

    @Option(
            names = "--profile",
            defaultValue = "rsa-2048",
            converter = ProfileConverter.class,
            description = "the kind of keys on both sides (${DEFAULT-VALUE})")
    Profile profile = Profile.RSA_2048;

    @Option(names = "--base", defaultValue = BASE, description = "path of its address (${DEFAULT-VALUE})")
    String base = "";

    @Option(
            names = "--inquiry",
            defaultValue = Inquiry.OPERATION,
            paramLabel = "INTERFACE",
            description = "the interface by which it is asked 情報照会 (${DEFAULT-VALUE})")
    String inquiry = "";

    @Option(names = "--clock", paramLabel = "FILE", description = "the shared business clock; without it, real time")
    Optional<Path> clock = Optional.empty();

    @Option(names = "--calendar", paramLabel = "FILE", description = "a calendar file; without it, the national one")
    Optional<Path> calendar = Optional.empty();

    @Option(
            names = "--hours",
            defaultValue = "business-days 8:30-17:00, 17:30-6:00",
            paramLabel = "RULE",
            description = "in business time, or: always; by night it takes what is sent in bulk (${DEFAULT-VALUE})")
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
            names = "--bad-signature-rate",
            defaultValue = "0",
            description = "share of results whose signature is wrong when first fetched")
    double badSignatureRate;

    @Option(
            names = "--answer-delay-ms",
            defaultValue = "500-3000",
            paramLabel = "A-B",
            converter = MillisRange.Converter.class,
            description = "real time from receipt to result (${DEFAULT-VALUE})")
    MillisRange answerDelay = new MillisRange(0, 0);

    @Option(names = "--negative-rate", defaultValue = "0.1", description = "share of results 該当なし (${DEFAULT-VALUE})")
    double negativeRate;

    @Option(
            names = "--slow-rate",
            defaultValue = "0.02",
            description = "share answered by hand, on the third business day (${DEFAULT-VALUE})")
    double slowRate;

    @Option(
            names = "--plant",
            paramLabel = "OFFICE:N=ANSWER",
            converter = Plant.Converter.class,
            description =
                    "each business day, the N-th inquiry of an office is answered so: FOUND, NOT_FOUND, BY_HAND, TAMPERED")
    List<Plant> plants = List.of();

    @Option(
            names = "--resend",
            defaultValue = "SAFE",
            description =
                    "what it makes of an id that comes again: SAFE the same receipt, ASK_FIRST a second request, though"
                            + " it says what it has when asked, NEVER a second request, and it cannot be asked (${DEFAULT-VALUE})")
    Resend resend = Resend.SAFE;

    @Option(
            names = "--notices-about",
            paramLabel = "OFFICE",
            description =
                    "brings a notice (stop-notice) about each request of this office, and keeps it until it hears that it"
                            + " was delivered")
    Optional<String> noticesAbout = Optional.empty();

    @Option(names = "--seed", defaultValue = "1", description = "of all chance (${DEFAULT-VALUE})")
    long seed;

    PlatformSettings() {}

    /**
     * Settings from the words of a command line.
     *
     * @throws CommandLine.ParameterException if they are not understood
     */
    public static PlatformSettings parse(String... words) {
        PlatformSettings settings = new PlatformSettings();
        new CommandLine(settings).parseArgs(words);
        return settings;
    }

    /** Its side of the link. */
    KeyNames keys() {
        return new KeyNames(DevelopmentPki.ENVIRONMENT, profile, name, peer);
    }

    Doors.Manner manner() {
        return new Doors.Manner(base, retryAfterSeconds, latency, errorRate);
    }

    static final class ProfileConverter implements CommandLine.ITypeConverter<Profile> {
        @Override
        public Profile convert(String value) {
            return Stream.of(Profile.values())
                    .filter(profile -> profile.toString().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException("there is no profile " + value));
        }
    }
}
