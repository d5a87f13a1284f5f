package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;

/** What letters of the largest size cost, and who waits for them. */
class LettersInWorkTest {
    private static final int LARGE = 1024 * 1024;
    private static final int MIDDLING = 400 * 1024;
    private static final int SMALL = 64 * 1024 - 1;
    private static final int LARGEST_INSIDE = 11 * LARGE;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LettersInWork letters = new LettersInWork();
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void large_letters_are_opened_one_at_a_time_and_small_ones_meanwhile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> large = IntStream.range(0, 3)
                .mapToObj(i -> threads.submit(() -> letters.inTurn(LARGE, this::numberOfMany)))
                .toList();
        await().untilAsserted(() -> assertThat(letters.waiting()).isEqualTo(2));

        await().untilAsserted(() -> assertThat(begun).hasValue(1));
        assertThat(letters.inTurn(SMALL, () -> "small")).isEqualTo("small");
        first.countDown();

        for (Future<Integer> each : large) {
            assertThat(each.get(Patience.SECONDS, TimeUnit.SECONDS)).isBetween(1, 3);
        }
        threads.shutdown();
    }

    /** A letter of 400 KB already holds a hundred thousand tags. */
    @Test
    void of_middling_letters_no_more_are_opened_at_a_time_than_their_sum_allows() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(5);
        List<Future<Integer>> middling = IntStream.range(0, 5)
                .mapToObj(i -> threads.submit(() -> letters.inTurn(MIDDLING, this::numberOfMany)))
                .toList();
        await().untilAsserted(() -> assertThat(letters.waiting()).isEqualTo(3));

        await().untilAsserted(() -> assertThat(begun).hasValue(2));
        assertThat(letters.inTurn(SMALL, () -> "small")).isEqualTo("small");
        first.countDown();

        for (Future<Integer> each : middling) {
            assertThat(each.get(Patience.SECONDS, TimeUnit.SECONDS)).isBetween(1, 5);
        }
        threads.shutdown();
    }

    private int numberOfMany() {
        int number = begun.incrementAndGet();
        try {
            assertThat(first.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return number;
    }

    /** Whatever they are made of: a tree of the whole letter would take fifty times its size. */
    @Test
    void a_letter_of_the_largest_size_takes_some_times_its_size() {
        for (String piece : List.of("<a/>", "<a b='1' c='2'/>", "<a xmlns:b='c' xmlns:d='e'/>", "&#65;", "1\n", "x")) {
            String many = piece.repeat(LARGEST_INSIDE / piece.length());
            String letter = TestLink.signed().replace("<sk:body>", "<sk:body>" + many);
            byte[] outside = ("<a>" + many + "</a>").getBytes(UTF_8);

            for (Closing each : Closing.values()) {
                assertThat(allocated(each, each.enclose(letter)))
                        .as(each + " inside: " + piece)
                        .isLessThan(30L * LARGEST_INSIDE);
                assertThat(allocated(each, outside))
                        .as(each + " outside: " + piece)
                        .isLessThan(30L * LARGEST_INSIDE);
            }
        }
    }

    private static long allocated(Closing envelope, byte[] sealed) {
        Seal platform = envelope.platform();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        HostileLetters.refusal(platform, sealed);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
