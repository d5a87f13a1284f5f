package jp.sekisho.passage.count;

import jp.sekisho.passage.Request;

/**
 * Which number has the counterpart counted last?
 *
 * @param request that waits for the next
 * @param first the first number, where it has counted none
 * @param subject whose number it is, as the counterpart knows that person; empty if it counts all messages together
 */
public record Question(Request request, Counter counter, long first, String subject) {
    @Override
    public String toString() {
        return "Question[" + request.id() + "]";
    }
}
