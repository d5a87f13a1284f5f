package jp.sekisho.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.HeapUse;
import jp.sekisho.gateway.BusinessSystem;
import jp.sekisho.gateway.InquiryRecord;
import jp.sekisho.gateway.RunningGateway;
import jp.sekisho.gateway.ScriptedPlatform;
import jp.sekisho.passage.ManyWaiting;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.dispatch.Dispatcher;
import jp.sekisho.passage.dispatch.Links;
import jp.sekisho.passage.lane.LaneView;
import org.awaitility.Awaitility;

/**
 * Fills a lane while the platform is shut, ends the gateway, and starts another: when it is ready, when its first inquiry has
 * arrived, when the whole lane has been read, and how much memory is held then. The platform lives in the same process, which
 * is started with a heap of 1 GB.
 */
final class Backlog implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 600;

    private final Path folder;
    private final String database;
    private final int count;
    private final ScriptedPlatform platform;

    private Backlog(Path folder, String database, int count) throws Exception {
        this.folder = folder;
        this.database = database;
        this.count = count;
        this.platform = ScriptedPlatform.start(RunningGateway.CERTS);
    }

    /** @param arguments a folder, the address of an empty PostgreSQL database or {@code h2}, how many wait */
    public static void main(String[] arguments) throws Exception {
        int status = 1;
        try (Backlog backlog = new Backlog(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]))) {
            backlog.fill();
            backlog.begin();
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        System.exit(status); // the HTTP server's and the broker's pools take their time, or for ever
    }

    private void fill() throws Exception {
        platform.open(false);
        try (RunningGateway gateway = gateway();
                BusinessSystem system = gateway.connect()) {
            String number = gateway.numbers(RunningGateway.SYSTEM).get(0);
            String senderId = system.ask(InquiryRecord.about(number));
            RunningGateway.await("accepted", () -> gateway.stateOf(senderId).equals("WAITING"));
            long since = System.nanoTime();
            ManyWaiting.like(gateway.part(Station.class), RunningGateway.SYSTEM, senderId, count - 1);
            say("filled", since);
        }
    }

    private void begin() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        platform.receipts(inquiry -> {
            first.countDown();
            return platform.receipt(inquiry);
        });
        platform.open(true);
        long since = System.nanoTime();
        try (RunningGateway gateway = gateway()) {
            say("ready", since);
            if (!first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing has left");
            }
            say("first", since);
            Dispatcher lane = lane(gateway);
            Awaitility.await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> known(lane.view()) >= count);
            say("read", since);
            System.out.println("sent meanwhile " + lane.view().sent());
            System.out.println("heap " + HeapUse.now() / 1_000_000 + " MB");
            RunningGateway.await(
                    "what was sent is sent for good", () -> lane.view().sent() > 0);
            System.out.println("known " + known(lane.view()));
        }
    }

    private RunningGateway gateway() throws Exception {
        URI address = platform.address();
        RunningGateway.Setup setup = RunningGateway.in(folder).platform(address);
        return (database.equals("h2") ? setup : setup.database(database)).start();
    }

    private static Dispatcher lane(RunningGateway gateway) {
        return gateway.part(Links.class).all().iterator().next().dispatcher();
    }

    private static long known(LaneView view) {
        return view.sent()
                + view.waiting().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void say(String what, long since) {
        System.out.println("%s %.1f s".formatted(what, (System.nanoTime() - since) / 1e9));
    }

    @Override
    public void close() {
        platform.close();
    }
}
