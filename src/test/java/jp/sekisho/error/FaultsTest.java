package jp.sekisho.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which faults a thread hands on. */
@Tag("smoke")
class FaultsTest {
    private final List<Throwable> surrendered = new CopyOnWriteArrayList<>();

    @Test
    void anErrorIsHandedOnHoweverDeepItLies() throws InterruptedException {
        Error error = new LinkageError();

        surrender(error);
        surrender(new IllegalStateException(new IllegalArgumentException(error)));

        assertThat(surrendered).containsExactly(error, error);
    }

    @Test
    void exceptionsAndOverflownStacksAreTheMessagesFault() throws InterruptedException {
        surrender(new IllegalStateException());
        surrender(new IllegalStateException(new StackOverflowError()));

        assertThat(surrendered).isEmpty();
    }

    private void surrender(Throwable fault) throws InterruptedException {
        Thread thread = new Thread(() -> Faults.surrender(fault));
        thread.setUncaughtExceptionHandler((self, error) -> surrendered.add(error));
        thread.start();
        thread.join();
    }
}
