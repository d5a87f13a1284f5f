package jp.sekisho.demo.platform.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a request asks of a counterpart, as far as that reads it. Immutable. */
public sealed interface Matter permits Inquiry, Replica, AnswerStop {
    /** All operations under which a counterpart can be asked something that calls 情報照会 so. */
    static Set<String> operations(String inquiry) {
        return Set.of(inquiry, Replica.OPERATION, AnswerStop.OPERATION);
    }

    /** The operation under which it comes. */
    String operation();

    /** The operation under which it is answered. */
    default String answer() {
        return operation() + "-result";
    }

    /** Whom it is about, by the integrated atena number. */
    String atena();

    /** Who asks; the operation, where that is not said. */
    String office();

    /** When its sender asked, as the sender wrote it; {@code -} where that is not said. */
    String at();

    /** By which {@link #of} makes it again; none of them has a blank. */
    List<String> words();

    /** What a letter's body asks, an inquiry if under no other's operation; empty if it is not of the operation's form. */
    static Optional<? extends Matter> read(String operation, byte[] body) {
        return switch (operation) {
            case Replica.OPERATION -> Replica.read(body);
            case AnswerStop.OPERATION -> AnswerStop.read(body);
            default -> Inquiry.read(operation, body);
        };
    }

    /** What was asked under an operation, by its {@link #words()}. */
    static Matter of(String operation, List<String> words) {
        return switch (operation) {
            case Replica.OPERATION -> Replica.of(words);
            case AnswerStop.OPERATION -> new AnswerStop(words.get(0), words.get(1), words.get(2));
            default -> new Inquiry(operation, words.get(0), words.get(1), words.get(2), words.get(3));
        };
    }
}
