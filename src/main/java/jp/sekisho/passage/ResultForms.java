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
         * @throws jp.sekisho.error.SekishoException if the sender's result map cannot say it, or its layout not hold it
         */
        LineResult unanswered(UnansweredLine line);

        /**
         * The record of a line to which the counterpart's receipt was the answer.
         *
         * @throws jp.sekisho.error.SekishoException as {@link #unanswered}
         */
        LineResult told(AcceptedLine line);

        /**
         * One body of several records.
         *
         * @param values the {@link LineResult#values} of each, whatever the sender's layout was when they were made
         * @throws jp.sekisho.error.SekishoException if one of them has other items than the sender's layout has
         */
        byte[] together(String system, String interfaceId, boolean text, List<byte[]> values);
    }

    /**
     * A line without an answer, and why.
     *
     * @param reason code of the reason
     * @param sentence the reason's sentence
     */
    record UnansweredLine(AcceptedLine line, Ending ending, String reason, String sentence) {}
}
