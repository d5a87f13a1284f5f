package jp.sekisho.operate.command.terminal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.StoreError;
import jp.sekisho.store.Tables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Where a gateway's data lies, as options of a command: a running gateway is asked over local JMX, the tables of one that
 * does not run are read.
 */
public final class GatewayData {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "ゲートウェイの data フォルダ（既定は sekisho の置き場の data か data/city）。 The gateway's data folder.")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "JDBC",
            scope = CommandLine.ScopeType.INHERIT,
            description = "PostgreSQL の URL（既定は data 内の H2）。 The database, if it is not H2 under data.")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            scope = CommandLine.ScopeType.INHERIT,
            defaultValue = "sekisho",
            description = "${DEFAULT-VALUE}")
    private String user = "sekisho";

    /** Whether its tables are H2 in the data folder. */
    public boolean isEmbedded() {
        return url == null;
    }

    /** The data folder, which is there. */
    public Path folder() {
        Path folder = Optional.ofNullable(data).orElseGet(Home::data);
        if (!Files.isDirectory(folder)) {
            throw Finding.of(CommandError.NO_DATA, "folder", folder).asException();
        }
        return folder;
    }

    /** A question to a bean. */
    public interface Question<B, T> {
        T ask(B bean);
    }

    /** Asks a running gateway's bean, or the same bean made from the tables. */
    public <B, T> T ask(Asked<B> bean, Question<B, T> question) throws IOException {
        return ask(bean, question, gateway -> {});
    }

    /** As {@link #ask}, for what changes something: the running gateway has somebody log in first. */
    public <B, T> T act(Asked<B> bean, Credentials who, Question<B, T> question) throws IOException {
        return ask(bean, question, gateway -> gateway.login(who.user(), who.password()));
    }

    private interface Greeting {
        void to(RunningGateway gateway) throws IOException;
    }

    private <B, T> T ask(Asked<B> bean, Question<B, T> question, Greeting greeting) throws IOException {
        Path folder = folder();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Optional<Long> pid = RunningGateway.pid(folder);
                return pid.isPresent()
                        ? ask(pid.get(), bean, question, greeting)
                        : read(folder, store -> question.ask(bean.fromTables().apply(store)));
            } catch (IOException | UndeclaredThrowableException | SekishoException e) {
                if (!mayBeOnItsWay(e) || System.nanoTime() - patience > 0) {
                    throw e;
                }
            }
        }
    }

    private static <B, T> T ask(long pid, Asked<B> bean, Question<B, T> question, Greeting greeting)
            throws IOException {
        try (RunningGateway gateway = RunningGateway.connect(pid)) {
            greeting.to(gateway);
            return question.ask(gateway.bean(bean.name(), bean.type()));
        }
    }

    /** A gateway that dies is started again, and has its H2 open before it answers; opening takes its time to fail. */
    private boolean mayBeOnItsWay(Exception e) {
        return !(e instanceof SekishoException ours) || url == null && ours.code() == StoreError.NOT_REACHED;
    }

    private <T> T read(Path folder, Function<Store, T> work) {
        String password = Tables.embeddedPassword(folder, Secrets.in(folder.resolve("secrets")));
        String reached = Optional.ofNullable(url).orElseGet(() -> Tables.embedded(folder) + ";IFEXISTS=TRUE");
        try (HikariDataSource tables = new Tables(reached, user, password, 1).open()) {
            return work.apply(new Store(tables));
        }
    }
}
