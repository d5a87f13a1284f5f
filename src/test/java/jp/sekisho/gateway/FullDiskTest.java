package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;
import jp.sekisho.assembly.end.EndCause;
import jp.sekisho.operate.jmx.GatewayMXBean;
import jp.sekisho.store.DiskWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under a running gateway. */
class FullDiskTest {
    private static final String DOOR = "in." + RunningGateway.SYSTEM + ".inquiry";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private int sent;

    @Test
    void doorsDoNotReadWhileLittleIsLeftAndGoOnByThemselves() throws Exception {
        AtomicLong free = new AtomicLong(1_000);
        try (RunningGateway gateway = RunningGateway.in(folder)
                        .at("2026-11-10T20:00:00")
                        .bean(DiskWatch.class, new DiskWatch(free::get, 1_000))
                        .start();
                BusinessSystem system = gateway.connect()) {
            send(gateway, system);
            RunningGateway.await("the first to be read", () -> read(gateway) == 1);

            free.set(999);
            RunningGateway.await("the doors to stop", () -> gateway.camel()
                    .getRouteController()
                    .getRouteStatus("city-inquiry-door-public-assistance")
                    .isSuspended());
            send(gateway, system);

            assertThat(bean().isDiskLow()).isTrue();
            assertThat(gateway.broker().depths()).containsEntry(DOOR, 1L);
            assertThat(read(gateway)).isEqualTo(1);
            free.set(1_099);
            assertThat(bean().isDiskLow()).isTrue();

            free.set(1_100);
            RunningGateway.await("the second to be read", () -> read(gateway) == 2);
            assertThat(bean().isDiskLow()).isFalse();
        }
    }

    @Test
    void onARealDiskWhatWasAcceptedIsThereAfterItWasFull() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=192m", "tmpfs", folder.toString()), "only root can mount");
        try {
            fill();
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private void fill() throws Exception {
        try (RunningGateway gateway = onSmallDisk().start();
                BusinessSystem system = gateway.connect()) {
            send(gateway, system);
            RunningGateway.await("the first to be read", () -> read(gateway) == 1);

            leave(15 * MEGABYTE);
            RunningGateway.await("little to be left", () -> bean().isDiskLow());
            leave(0);
            RunningGateway.await("the end", () -> !gateway.ends().isEmpty());

            assertThat(gateway.ends()).containsExactly(EndCause.TABLES_LOST);
        }
        Files.delete(folder.resolve("fill"));
        try (RunningGateway gateway = onSmallDisk().start();
                BusinessSystem system = gateway.connect()) {
            assertThat(read(gateway)).isEqualTo(1);
            send(gateway, system);
            RunningGateway.await("the second to be read", () -> read(gateway) == 2);
            assertThat(gateway.verifyLedger().whole()).isTrue();
        }
    }

    private RunningGateway.Setup onSmallDisk() {
        return RunningGateway.in(folder).at("2026-11-10T20:00:00").with("sekisho.disk-free=20MB");
    }

    private void leave(long bytes) throws IOException {
        try (FileChannel fill =
                FileChannel.open(folder.resolve("fill"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer block = ByteBuffer.allocate(64 << 10);
            while (folder.toFile().getUsableSpace() > bytes) {
                block.clear()
                        .limit((int) Math.min(block.capacity(), folder.toFile().getUsableSpace() - bytes));
                fill.write(block);
            }
        } catch (IOException e) {
            assertThat(bytes).as("full before it should be").isZero();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    private void send(RunningGateway gateway, BusinessSystem system) throws Exception {
        String number = gateway.numbers(RunningGateway.SYSTEM).get(sent++);
        system.send(system.message(
                InquiryRecord.about(number).bytes(), Map.of("SekishoMessageId", BusinessSystem.newId())));
    }

    private static int read(RunningGateway gateway) {
        return gateway.query("select id from request").size();
    }

    private static GatewayMXBean bean() throws JMException {
        return JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(), new ObjectName(GatewayMXBean.NAME), GatewayMXBean.class);
    }
}
