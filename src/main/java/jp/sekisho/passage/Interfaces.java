package jp.sekisho.passage;

import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;

/**
 * What the way of a message has to know of interfaces, as the catalogue is now. A message keeps its answer and its passage from
 * when it was accepted. Thread safe.
 */
@FunctionalInterface
public interface Interfaces {
    /** How messages of an interface are handled; of one that is gone, with care, and where its outcomes went last. */
    Handling of(String interfaceId);

    /**
     * How messages of an interface are handled.
     *
     * @param answer what their outcomes are called: they go to {@code out.<system>.<answer>}
     * @param passage how they pass
     * @param nextAfter what the next message of a person waits for
     */
    record Handling(String answer, Passage passage, NextAfter nextAfter) {}
}
