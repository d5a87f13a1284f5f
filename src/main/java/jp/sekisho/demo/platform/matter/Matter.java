package jp.sekisho.demo.platform.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a request asks of a counterpart, as far as that reads it. Immutable. */
public sealed interface Matter permits Inquiry, Replica, AnswerStop, Identification {
    /** All operations under which something can be asked. */
    Set<String> OPERATIONS =
            Set.of(Inquiry.OPERATION, Replica.OPERATION, AnswerStop.OPERATION, Identification.OPERATION);

    /** The operation under which it comes. */
    String operation();

    /** The operation under which it is answered. */
    default String answer() {
        return operation() + "-result";
    }

    /** Whom it is about, by the integrated atena number; {@code -} if by another. */
    String atena();

    /** Who asks; the operation, where that is not said. */
    String office();

    /** When its sender asked, as the sender wrote it; {@code -} where that is not said. */
    String at();

    /** By which {@link #of} makes it again; none of them has a blank. */
    List<String> words();

    /** What a letter's body asks; empty if it is not of the operation's form. */
    static Optional<? extends Matter> read(String operation, byte[] body, Residents residents) {
        return switch (operation) {
            case Inquiry.OPERATION -> Inquiry.read(body);
            case Replica.OPERATION -> Replica.read(body);
            case AnswerStop.OPERATION -> AnswerStop.read(body);
            case Identification.OPERATION -> Identification.read(body, residents);
            default -> Optional.empty();
        };
    }

    static Matter of(String operation, List<String> words) {
        return switch (operation) {
            case Inquiry.OPERATION -> new Inquiry(words.get(0), words.get(1), words.get(2), words.get(3));
            case Replica.OPERATION -> Replica.of(words);
            case AnswerStop.OPERATION -> new AnswerStop(words.get(0), words.get(1), words.get(2));
            case Identification.OPERATION ->
                new Identification(words.get(0), Integer.parseInt(words.get(1)), words.get(2), words.get(3));
            default -> throw new IllegalArgumentException("nothing is asked under that operation");
        };
    }
}
