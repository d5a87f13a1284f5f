package jp.sekisho.assembly.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;

class EndWithInputTest {
    @Test
    void it_ends_when_the_input_does_and_not_when_something_is_said() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        PipedOutputStream starter = new PipedOutputStream();
        EndWithInput.watch(new PipedInputStream(starter), ended::countDown);
        starter.write('\n');
        starter.flush();
        assertThat(ended.getCount()).isOne();

        starter.close();

        assertThat(ended.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
