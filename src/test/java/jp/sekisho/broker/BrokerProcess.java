package jp.sekisho.broker;

import java.nio.file.Path;
import java.util.List;
import jp.sekisho.broker.BrokerSettings.Limits;
import jp.sekisho.store.Secrets;

/** A broker in a process of its own, to be killed: says {@code ready}, then waits for its end. */
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        EmbeddedBroker.start(
                new BrokerSettings(
                        directory.resolve("broker"),
                        "127.0.0.1",
                        Integer.parseInt(arguments[1]),
                        List.of(new Door("public-assistance", "inquiry", "inquiry-result")),
                        Secrets.in(directory.resolve("secrets")),
                        Limits.USUAL),
                event -> {});
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
