package jp.sekisho.assembly;

import jp.sekisho.passage.deadline.DistributionDeadlines;
import jp.sekisho.passage.deadline.QuestionDeadlines;
import jp.sekisho.passage.inward.Unread;

/** What looks, again and again, whether something of what leads to systems is late or lies unread. Started and closed once. */
record Watches(Unread unread, DistributionDeadlines distributed, QuestionDeadlines asked) implements AutoCloseable {
    void start() {
        unread.start();
        distributed.start();
        asked.start();
    }

    @Override
    public void close() {
        unread.close();
        distributed.close();
        asked.close();
    }
}
