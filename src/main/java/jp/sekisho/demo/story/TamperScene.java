package jp.sekisho.demo.story;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.sekisho.demo.platform.PlatformWatch;

/** Tells of an answer whose signature was wrong. That it is asked for again says that the gateway did not take it. */
public final class TamperScene implements Scene, PlatformWatch {
    static final String NAME = "tampered";

    private final Tale tale;
    private final SceneLog log;
    private final Queue<String> askedAgain = new ConcurrentLinkedQueue<>();

    public TamperScene(Tale tale, SceneLog log) {
        this.tale = tale;
        this.log = log;
    }

    @Override
    public void askedAgain(String requestId) {
        askedAgain.add(requestId);
    }

    @Override
    public void turn(Moment moment) {
        for (String id = askedAgain.poll(); id != null; id = askedAgain.poll()) {
            if (log.begin(moment.day(), NAME, id)) {
                tale.tell(
                        Tale.PLATFORM,
                        "answer for " + Tale.brief(id) + " does not verify: refused, recorded, asked for again");
            }
        }
    }
}
