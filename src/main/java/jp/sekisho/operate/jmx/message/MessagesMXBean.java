package jp.sekisho.operate.jmx.message;

import java.util.List;
import java.util.Map;
import jp.sekisho.operate.jmx.Described;

/** The messages that the gateway knows, {@code jp.sekisho:type=Messages}. */
@Described("電文。Messages that the gateway knows: where each is, and how it got there.")
public interface MessagesMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Messages";

    @Described("未了。Messages accepted and without their outcome yet, by business system, read from the tables.")
    Map<String, Integer> getUnended();

    /**
     * One message's way in sentences: its lines, their states, what the ledger says, where it waits and until when. Names
     * nobody, and shows nothing of what it says.
     *
     * @param id the sender's own, or one of ours
     * @param system only messages of this business system; empty for any
     * @return empty if there is none
     */
    @Described("電文の道のり。One message's way in sentences; names nobody.")
    List<String> way(String id, String system);

    /** Our ids of the requests into which a message was made, as they stand on the letters to the counterpart. */
    @Described("要求の識別子。Our ids of the requests that a message became.")
    List<String> requests(String id, String system);
}
