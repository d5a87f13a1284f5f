package jp.sekisho.passage;

import java.util.List;

/**
 * How senders want their results written, for what a leg has to write outside of any route: a line that ended without an
 * answer, and the lines of one message together. Thread safe.
 */
public interface ResultForms {
    /** By the catalogue as it is now: what belongs together is written by one. */
    ResultForm now();

    /** By one version of the catalogue. */
    interface ResultForm {
        /** The version of the catalogue. */
        String catalogue();

        /**
         * The record of a line that has no answer.
         *
         * @throws jp.sekisho.error.SekishoException if the sender's result map cannot say it
         */
        byte[] unanswered(UnansweredLine line);

        /**
         * One body of several records.
         *
         * @param records each as {@link #unanswered} or the way back wrote it
         * @throws jp.sekisho.error.SekishoException if one of them does not have the sender's layout (any more)
         */
        byte[] together(String system, String exchange, boolean text, List<byte[]> records);
    }

    /**
     * A line without an answer, and why.
     *
     * @param received the line as its sender would have sent it alone
     * @param text whether the sender's bodies are text
     * @param reason code of the reason
     * @param sentence the reason's sentence
     */
    record UnansweredLine(
            Request request,
            String person,
            String exchange,
            byte[] received,
            boolean text,
            Ending ending,
            String reason,
            String sentence) {
        @Override
        public String toString() {
            return "UnansweredLine[" + request.id() + " " + ending + "]";
        }
    }
}
