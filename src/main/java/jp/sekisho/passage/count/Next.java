package jp.sekisho.passage.count;

import jp.sekisho.error.Finding;

/** What may be done now about a request that needs a number. */
public sealed interface Next {
    /**
     * It may be claimed with a number.
     *
     * @param content what leaves under it
     */
    record Free(Counter counter, long number, byte[] content) implements Next {
        @Override
        public String toString() {
            return "Free[" + number + "]";
        }
    }

    /** Another request has the number, or may have it. */
    record Taken() implements Next {}

    /** The counterpart has to be asked first. */
    record Unasked(Question question) implements Next {}

    /** Converted again it may not leave. */
    record Unfit(Finding why) implements Next {}
}
