package jp.sekisho.demo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.command.terminal.Asked;
import jp.sekisho.operate.command.terminal.Failure;
import jp.sekisho.operate.command.terminal.GatewayData;
import jp.sekisho.operate.command.terminal.Home;
import jp.sekisho.operate.jmx.message.MessagesBean;
import jp.sekisho.operate.jmx.message.MessagesMXBean;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.FastCrypto;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sekisho-demo wire}: what crossed the wire for one message. Only the demo can: it holds the platform's key. */
@Command(
        name = "wire",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "ある電文のために回線を通ったものを示します: 暗号化された XML と、プラットフォーム役の鍵で復号・署名検証したもの。",
            "合成都市の全員の個人番号・氏名・住所を探し、その数を示します。",
            "Shows what crossed the wire for a message: the sealed XML, and what the platform's key opens of it; and seeks"
                    + " the numbers, names and addresses of everybody in the synthetic city in it."
        },
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:個人の情報は見つからない nothing personal was found",
            "1:何も通っていない、または見つかった nothing crossed, or something personal did",
            "2:実行できない could not be read"
        })
public final class WireCommand implements Callable<Integer> {
    private static final DateTimeFormatter REAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));
    private static final String LONG_TEXT = "([A-Za-z0-9+/=\\s&#;]{60})[A-Za-z0-9+/=\\s&#;]{100,}";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final GatewayData gateway = new GatewayData();

    @Parameters(paramLabel = "ID", description = "SekishoMessageId または要求の識別子 the sender's id, or a request's")
    private String id = "";

    @Option(names = "--whole", description = "暗号文を省略しない the sealed XML to its last byte")
    private boolean whole;

    @Option(names = "--certs", defaultValue = "certs/dev/city", paramLabel = "DIR", description = "${DEFAULT-VALUE}")
    private Path certs = Path.of("");

    @Option(names = "--population", defaultValue = "2000", description = "of the synthetic city (${DEFAULT-VALUE})")
    private int population;

    @Option(names = "--seed", defaultValue = "7", description = "of the city (${DEFAULT-VALUE})")
    private long seed;

    public static int execute(PrintWriter out, String... words) {
        return new CommandLine(new WireCommand())
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler(new Failure())
                .execute(words);
    }

    @Override
    public Integer call() throws IOException {
        Path keys = Home.directory().resolve(certs);
        if (!Files.isDirectory(keys)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), keys + " に鍵がありません。 There are no keys in " + keys + ".");
        }
        FastCrypto.install();
        KeyNames names = PlatformSettings.parse().keys();
        Wire wire = new Wire(Optional.of(gateway.folder().resolve("platform").resolve("wire")));
        List<Wire.Crossed> crossed = requests().stream()
                .flatMap(request -> wire.of(request).stream())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (crossed.isEmpty()) {
            out.println("この電文のために回線を通ったものはありません。 Nothing has crossed the wire for this message.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        StringBuilder seen = new StringBuilder();
        crossed.forEach(letter -> show(letter, KeyRing.in(keys).sealKeys(names), seen));
        PersonalDataScan scan = PersonalDataScan.of(SyntheticCity.of(seed, population), seen.toString());
        out.printf(
                "%n%,d 文字を検査（探した数 → 見つかった数） %,d characters scanned (sought → found):%n  %s%n",
                seen.length(), seen.length(), scan);
        return scan.isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** By the gateway's tables if the id is a sender's; a request's own id is what the letters bear. */
    private List<String> requests() throws IOException {
        return gateway.ask(
                new Asked<>(MessagesMXBean.NAME, MessagesMXBean.class, store -> new MessagesBean(store, Map.of())),
                messages -> messages.requests(id, ""));
    }

    private void show(Wire.Crossed letter, SealKeys keys, StringBuilder seen) {
        PrintWriter out = spec.commandLine().getOut();
        byte[] sealed = letter.sealed();
        String xml = new String(sealed, UTF_8);
        seen.append(xml).append('\n');
        out.printf(
                "%n%s  %s  実時刻 real %s  %,d bytes  %s%n",
                letter.toPlatform() ? "gateway → platform" : "platform → gateway",
                letter.operation(),
                REAL.format(letter.at()),
                sealed.length,
                letter.file());
        out.println(whole ? xml : xml.replaceAll(LONG_TEXT, "$1 … "));
        if (!letter.toPlatform()) {
            out.println("  （ゲートウェイの鍵でだけ開く。 Only the gateway's key opens this.）");
            return;
        }
        try {
            Letter opened = Letters.seal(
                            PlatformSettings.parse().keys(), () -> keys, Clock.fixed(letter.at(), ZoneOffset.UTC))
                    .unseal(sealed);
            String body = new String(opened.body(), UTF_8);
            seen.append(body).append('\n');
            out.println("  復号し、署名を検証 opened, signature verified: " + head(opened));
            out.println(body.replace("><", ">\n  <")
                    .replace("\n  </", "\n</")
                    .indent(4)
                    .stripTrailing());
        } catch (SekishoException e) {
            out.println("  開けない not opened: " + e.code().wire());
        }
    }

    private static String head(Letter letter) {
        return String.join(
                " · ",
                letter.head().environment(),
                letter.head().sender() + " → " + letter.head().recipient(),
                letter.head().operation(),
                letter.head().messageId(),
                letter.head().at().toString());
    }
}
