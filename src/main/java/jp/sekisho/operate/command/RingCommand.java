package jp.sekisho.operate.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.command.terminal.Home;
import jp.sekisho.passage.link.Link;
import jp.sekisho.seal.keys.HeldKey;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sekisho keys ring}: what the rings hold for each link, and until when; never a key. */
@Command(
        name = "ring",
        sortOptions = false,
        description = {
            "接続先ごとに、鍵束にある鍵と証明書、用途、種類、有効期間、残りの日数を示します。鍵そのものは示しません。",
            "Shows for each link which keys and certificates the key ring holds, what for, of which kind, and until when; never a"
                    + " key. Changes nothing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:すべて有効 all of them count for long enough",
            "1:期限切れ、まもなく期限、または欠けている something has ended, ends soon, or is missing",
            "2:実行できない a folder is not there, or a file cannot be read"
        })
final class RingCommand implements Callable<Integer> {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    private final Clock real;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-m", "--mappings"},
            paramLabel = "DIR",
            description = {
                "接続先のファイルがあるフォルダ（既定は sekisho の置き場の mappings）。",
                "The folder of the links' files (default: mappings where sekisho lies)."
            })
    private @Nullable Path mappings;

    @Option(
            names = {"-c", "--certs"},
            paramLabel = "DIR",
            description = {
                "役割ごとの鍵束があるフォルダ（既定は sekisho の置き場の certs/dev）。",
                "The folder with a key ring for each role (default: certs/dev where sekisho lies)."
            })
    private @Nullable Path certs;

    @Option(
            names = "--within-days",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = {
                "残りがこの日数以下なら「まもなく」とし、終了コードを 1 にします（既定 ${DEFAULT-VALUE}）。",
                "What has so many days left, or fewer, counts as ending soon: exit code 1 (default ${DEFAULT-VALUE})."
            })
    private int withinDays;

    RingCommand() {
        this(Clock.systemUTC());
    }

    RingCommand(Clock real) {
        this.real = real;
    }

    @Override
    public Integer call() {
        Path folder =
                Optional.ofNullable(mappings).orElseGet(() -> Home.directory().resolve("mappings"));
        Path rings = Optional.ofNullable(certs).orElseGet(() -> Home.directory().resolve("certs/dev"));
        for (Path each : List.of(folder, rings)) {
            if (!Files.isDirectory(each)) {
                spec.commandLine().getErr().printf("フォルダ %1$s がありません。 There is no folder %1$s.%n", each);
                return CommandLine.ExitCode.USAGE;
            }
        }
        boolean sound = true;
        for (RoleName role : RoleName.values()) {
            KeyRing ring = KeyRing.in(rings.resolve(role.id()));
            for (Link link : links(new RoleFolder(folder, role)).values()) {
                sound &= ring.isEmpty() ? none(role, link) : show(role, link, ring);
            }
        }
        spec.commandLine()
                .getOut()
                .println(
                        "ブローカー: 鍵束に鍵はありません（保管の鍵は keys list）。 The broker has nothing in a ring: keys list has what closes its queues.");
        return sound ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static Map<String, Link> links(RoleFolder folder) {
        Map<String, Link> links = new LinkedHashMap<>();
        CatalogueReader.read(folder, (link, issues) -> links.put(link.id(), link));
        return links;
    }

    /** A role that has never been started here has no ring: that is nothing to worry about. */
    private boolean none(RoleName role, Link link) {
        heading(role, link);
        spec.commandLine().getOut().println("  鍵束はまだありません。 There is no ring yet.");
        return true;
    }

    private boolean show(RoleName role, Link link, KeyRing ring) {
        heading(role, link);
        PrintWriter out = spec.commandLine().getOut();
        KeyNames names = link.seal().names();
        Optional<Finding> objection = ring.objectionToOwn(names).or(() -> ring.objectionToCounterpart(names));
        objection.ifPresent(why -> {
            out.println("  " + why.code().wire() + "  " + why.japanese());
            out.println("      " + why.english());
        });
        boolean sound = objection.isEmpty();
        for (HeldKey held : ring.held(names)) {
            Standing standing = standing(held, real.instant());
            sound &= standing == Standing.SOUND || standing == Standing.NOT_YET;
            out.printf(
                    Locale.ROOT,
                    "  %s/%s  %s  %s  %s – %s  %d 日 days  %s%n",
                    held.name(),
                    held.file(),
                    use(held.use()),
                    held.kind(),
                    DAY.format(held.from()),
                    DAY.format(held.until()),
                    held.daysLeft(real.instant()),
                    standing.shown);
        }
        return sound;
    }

    private void heading(RoleName role, Link link) {
        KeyNames names = link.seal().names();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s %s (%s)  seal: { profile: %s, own-key: %s, counterpart: %s }%n",
                        role.id(), link.id(), names.environment(), names.profile(), names.own(), names.counterpart());
    }

    /** How a key stands on a day. */
    private enum Standing {
        SOUND(""),
        NOT_YET("まだ not yet"),
        SOON("まもなく期限 ends soon"),
        ENDED("期限切れ has ended");

        private final String shown;

        Standing(String shown) {
            this.shown = shown;
        }
    }

    private Standing standing(HeldKey held, Instant now) {
        if (now.isAfter(held.until())) {
            return Standing.ENDED;
        }
        if (held.daysLeft(now) <= withinDays) {
            return Standing.SOON;
        }
        return now.isBefore(held.from()) ? Standing.NOT_YET : Standing.SOUND;
    }

    private static String use(HeldKey.Use use) {
        return switch (use) {
            case OWN_LETTERS -> "電文 letters (our key)";
            case OWN_CONNECTIONS -> "接続 connections (our key)";
            case OWN_LISTENING -> "受信 connections to us (our key)";
            case COUNTERPART_LETTERS -> "電文 letters (the counterpart's)";
            case ISSUER -> "発行者 issuer";
            case REVOCATION_LIST -> "失効リスト revocation list";
        };
    }
}
