package jp.sekisho.passage.reply;

import jp.sekisho.error.Finding;

/** What a counterpart hears. Immutable. */
public sealed interface Reply {
    /**
     * An answer.
     *
     * @param body in the layout in which it crosses
     */
    record Given(byte[] body) implements Reply {
        @Override
        public String toString() {
            return "Given[" + body.length + " bytes]";
        }
    }

    /**
     * A refusal, the same whatever the cause.
     *
     * @param why for the linkage record, which has it; the counterpart never hears it
     */
    record Refused(Finding why) implements Reply {}
}
