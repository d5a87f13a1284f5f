package jp.sekisho.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What packets that are not whole may take of memory, by login. */
class UnfinishedPacketsTest {
    @Test
    void whatAPacketTookIsFreeOnceItIsWholeOrItsConnectionHasGone() {
        UnfinishedPackets packets = new UnfinishedPackets(100);

        assertThat(packets.begin("a", 60)).isTrue();
        assertThat(packets.begin("a", 41)).isFalse();
        assertThat(packets.begin("b", 100)).isTrue();
        packets.end("a", 60);
        assertThat(packets.begin("a", 100)).isTrue();
    }
}
