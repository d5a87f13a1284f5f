package jp.sekisho.passage;

import java.util.Optional;
import jp.sekisho.boundary.Default;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.boundary.Passage;
import jp.sekisho.passage.fact.Fact;

/**
 * What the way of a message has to know of interfaces, as the catalogue is now. A message keeps its answer and its passage from
 * when it was accepted. Thread safe.
 */
@FunctionalInterface
public interface Interfaces {
    /** How messages of an interface are handled; of one that is gone, with care, and where its outcomes went last. */
    Handling of(String interfaceId);

    /** What the outcomes of what comes through the doors of an interface are called. */
    default String outcomes(String interfaceId) {
        Handling handling = of(interfaceId);
        return handling.passage.isInward() ? Default.answer(interfaceId) : handling.answer;
    }

    /**
     * How messages of an interface are handled.
     *
     * @param answer what their outcomes, or what is brought, are called: they go to {@code out.<system>.<answer>}
     * @param passage how they pass
     * @param nextAfter what the next message of a person waits for
     * @param ends with what something ends that is brought by it
     * @param number that the counterpart counts, if it counts them
     * @param answers the interface by which a counterpart asks what is answered by this one; none where nothing is
     * @param leads whether there may be lines that wait for one of it, or go with it
     * @param waitsFor what has to be known of the persons of a line before that enters its lane
     */
    record Handling(
            String answer,
            Passage passage,
            NextAfter nextAfter,
            InwardEnd ends,
            Optional<NumberAtClaim> number,
            Optional<String> answers,
            boolean leads,
            Optional<Fact> waitsFor) {
        /** Of what leads no other line, and waits for nothing. */
        public Handling(
                String answer,
                Passage passage,
                NextAfter nextAfter,
                InwardEnd ends,
                Optional<NumberAtClaim> number,
                Optional<String> answers) {
            this(answer, passage, nextAfter, ends, number, answers, false, Optional.empty());
        }

        /** Of what nobody counts, and what answers nothing. */
        public Handling(String answer, Passage passage, NextAfter nextAfter, InwardEnd ends) {
            this(answer, passage, nextAfter, ends, Optional.empty(), Optional.empty());
        }

        /** Of an interface by which nothing is brought, or which ends with its handing over. */
        public Handling(String answer, Passage passage, NextAfter nextAfter) {
            this(answer, passage, nextAfter, InwardEnd.HANDED);
        }

        /** Whether all its messages share one number, so that one at a time may have it. */
        public boolean sharesNumber() {
            return number.filter(NumberAtClaim::isShared).isPresent();
        }
    }
}
