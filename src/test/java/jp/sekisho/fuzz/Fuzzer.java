package jp.sekisho.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jp.sekisho.Patience;

/**
 * Gives targets changed bytes for a while. A failing input is made small, and kept as a file; put under
 * {@code src/test/resources/fuzz} it is tried first in every run from then on.
 */
final class Fuzzer {
    private static final Path KNOWN = Path.of("src/test/resources/fuzz");
    private static final Path FOUND = Path.of("target/fuzz");
    /** However slow the machine is: less than that would be no search. */
    private static final int LEAST_ROUNDS = 10;

    private final List<Corpus> corpora = new ArrayList<>();
    private final Random random;
    private final Mutations mutations;
    private volatile String at = "";
    private volatile byte[] input = new byte[0];
    private volatile long tried;

    /** A target with the bytes that are worth changing. */
    private record Corpus(FuzzTarget target, List<byte[]> worthy, Set<String> outcomes) {}

    Fuzzer(List<FuzzTarget> targets, long seed) {
        this.random = new Random(seed);
        this.mutations = new Mutations(random);
        targets.forEach(target -> corpora.add(new Corpus(target, new ArrayList<>(), new HashSet<>())));
    }

    /** How many inputs were tried. */
    long run(Duration time) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread worker = new Thread(() -> completed(done, time), "fuzz");
        worker.setDaemon(true);
        worker.start();
        for (long before = -1; ; before = tried) {
            try {
                done.get(Patience.SECONDS, TimeUnit.SECONDS);
                return tried;
            } catch (TimeoutException e) {
                if (tried == before) {
                    AssertionError hangs = new AssertionError(at + " hangs on " + kept(at, input));
                    hangs.setStackTrace(worker.getStackTrace());
                    throw hangs;
                }
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause().getMessage(), e.getCause().getCause());
            }
        }
    }

    private void completed(CompletableFuture<Void> done, Duration time) {
        try {
            work(System.nanoTime() + time.toNanos());
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }

    private void work(long end) throws IOException {
        for (Corpus corpus : corpora) {
            for (byte[] seed : seeds(corpus.target())) {
                take(corpus, seed);
                corpus.worthy().add(seed);
            }
            if (corpus.worthy().isEmpty()) {
                corpus.worthy().add(new byte[] {'A'});
            }
        }
        for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
            for (Corpus corpus : corpora) {
                for (int i = 0; i < 20; i++) {
                    take(corpus, mutations.of(any(corpus), any(corpus)));
                }
            }
        }
    }

    private byte[] any(Corpus corpus) {
        return corpus.worthy().get(random.nextInt(corpus.worthy().size()));
    }

    private void take(Corpus corpus, byte[] bytes) throws IOException {
        at = corpus.target().name();
        input = bytes;
        try {
            if (corpus.outcomes().add(corpus.target().take(bytes))) {
                corpus.worthy().add(bytes);
            }
        } catch (Throwable e) {
            byte[] small = smaller(corpus.target(), bytes, e);
            throw new AssertionError(at + " fails on " + kept(at, small) + ": " + e, e);
        }
        tried++;
    }

    /** Leaves out what can be left out so that it fails in the same way. */
    private static byte[] smaller(FuzzTarget target, byte[] bytes, Throwable failure) {
        byte[] small = bytes;
        for (int step = Math.max(1, bytes.length / 2); step > 0; step /= 2) {
            for (int from = 0; from + step <= small.length; ) {
                byte[] without = Mutations.joined(small, from, new byte[0], from + step);
                if (failsSo(target, without, failure)) {
                    small = without;
                } else {
                    from += step;
                }
            }
        }
        return small;
    }

    private static boolean failsSo(FuzzTarget target, byte[] bytes, Throwable failure) {
        try {
            target.take(bytes);
            return false;
        } catch (Throwable e) {
            return e.getClass() == failure.getClass()
                    && String.valueOf(e.getMessage()).equals(failure.getMessage());
        }
    }

    private static Path kept(String target, byte[] bytes) throws IOException {
        Files.createDirectories(FOUND);
        return Files.write(FOUND.resolve(target + "--" + Integer.toHexString(Arrays.hashCode(bytes)) + ".bin"), bytes);
    }

    private static List<byte[]> seeds(FuzzTarget target) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        if (Files.isDirectory(KNOWN)) {
            try (Stream<Path> files = Files.list(KNOWN)) {
                for (Path file : files.sorted().toList()) {
                    if (file.getFileName().toString().startsWith(target.name() + "--")) {
                        seeds.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        seeds.addAll(target.seeds());
        return seeds;
    }
}
