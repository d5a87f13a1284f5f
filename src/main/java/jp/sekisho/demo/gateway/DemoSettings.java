package jp.sekisho.demo.gateway;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the demo is run with: the options of its command line. Filled by picocli once, and only read afterwards. */
@Command(
        name = "sekisho-demo",
        sortOptions = false,
        description = {
            "関所のデモ: 外側 (中間サーバー・プラットフォーム、札幌市CS、業務システム) を演じ、二つのゲートウェイを別のプロセスとして動かします。",
            "Plays the outside, and runs two gateways as processes of their own. Ctrl-C ends it; the next start goes on."
        },
        footerHeading = "%nFiles under --data%n",
        footer = {
            "  clock.json            business time; the next start goes on from its reading",
            "  scenes.log            what has been played on which day",
            "  <system>/             a business system's own log: what it sent, and the outcomes it read",
            "  platform/             the platform's own log, and every sealed letter as it crossed",
            "  gateway.log           what the gateway says; launcher.log: what this process says",
            "Delete the folder (and certs/dev) to begin anew.",
            "",
            "Commands, while it runs and after: sekisho-demo wire ID (what crossed the wire for a message), and all of",
            "the gateway's: sekisho-demo message ID, ledger verify, check, ... (sekisho-demo help)",
            "",
            "With Maven: mvn spring-boot:run -Dspring-boot.run.arguments=\"--days 1\""
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {"0:ended as asked", "1:a day's balance did not close, or a process failed", "2:could not start"
        })
public final class DemoSettings {
    static final int POPULATION = 2000;
    static final long SEED = 7;

    @Option(names = "--days", paramLabel = "N", description = "end after so many business days (default: go on)")
    public int days = Integer.MAX_VALUE;

    @Option(names = "--rate", defaultValue = "360", description = "business time to real time (${DEFAULT-VALUE})")
    public double rate;

    @Option(names = "--broker-port", defaultValue = "61616", paramLabel = "P", description = "${DEFAULT-VALUE}")
    public int brokerPort;

    @Option(names = "--console-port", defaultValue = "8778", paramLabel = "P", description = "${DEFAULT-VALUE}")
    int consolePort;

    @Option(names = "--platform-port", defaultValue = "8443", paramLabel = "P", description = "${DEFAULT-VALUE}")
    public int platformPort;

    @Option(names = "--juki-broker-port", defaultValue = "61617", paramLabel = "P", description = "${DEFAULT-VALUE}")
    public int jukiBrokerPort;

    @Option(names = "--juki-console-port", defaultValue = "8779", paramLabel = "P", description = "${DEFAULT-VALUE}")
    int jukiConsolePort;

    @Option(names = "--cs-port", defaultValue = "8445", paramLabel = "P", description = "${DEFAULT-VALUE}")
    public int csPort;

    @Option(names = "--listen-port", defaultValue = "8448", paramLabel = "P", description = "${DEFAULT-VALUE}")
    public int listenPort;

    @Option(
            names = "--population",
            defaultValue = "" + POPULATION,
            description = "of the synthetic city (${DEFAULT-VALUE})")
    public int population;

    @Option(
            names = "--seed",
            defaultValue = "" + SEED,
            description = "of the city and of all chance (${DEFAULT-VALUE})")
    public long seed;

    @Option(
            names = "--morning",
            defaultValue = "120",
            description = "inquiries of the three systems before the gate opens (${DEFAULT-VALUE})")
    public int morning;

    @Option(names = "--daytime", defaultValue = "40", description = "inquiries while it is open (${DEFAULT-VALUE})")
    public int daytime;

    @Option(names = "--pace", defaultValue = "5", description = "sent by the gateway, a real second (${DEFAULT-VALUE})")
    int pace;

    @Option(
            names = "--negative-rate",
            defaultValue = "0",
            description = "share of answers 該当なし, beside the planted one (${DEFAULT-VALUE})")
    public double negativeRate;

    @Option(
            names = "--slow-rate",
            defaultValue = "0",
            description = "share answered by hand on the third business day, beside the planted one (${DEFAULT-VALUE})")
    public double slowRate;

    @Option(names = "--no-kill", description = "leave the gateway alive")
    public boolean spared;

    @Option(names = "--data", defaultValue = "data", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    public Path data = Path.of("");

    @Option(names = "--certs", defaultValue = "certs/dev", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    public Path certs = Path.of("");

    @Option(names = "--mappings", defaultValue = "mappings", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    public Path mappings = Path.of("");

    @Option(names = "--routes", defaultValue = "routes", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    Path routes = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "say this")
    public boolean help;

    /** The ring of the city's gateway and of the platform. */
    public Path ring() {
        return certs.resolve("city");
    }

    /** The ring of the gateway of 住基ネット and of 札幌市CS. */
    public Path jukiRing() {
        return certs.resolve("juki");
    }

    /** Where the gateway of 住基ネット keeps all that is its own. */
    public Path jukiData() {
        return data.resolve("juki");
    }

    public Path clock() {
        return data.resolve("clock.json");
    }

    public Path calendar() {
        return mappings.resolve("common").resolve("calendars").resolve("national.calendar.yaml");
    }

    public Path wire() {
        return data.resolve("platform").resolve("wire");
    }

    public Path gatewayLog() {
        return data.resolve("gateway.log");
    }

    public Path jukiLog() {
        return jukiData().resolve("gateway.log");
    }

    public Path launcherLog() {
        return data.resolve("launcher.log");
    }
}
