package jp.sekisho.passage;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.xml.SealError;
import jp.sekisho.transport.TransportError;

/** What a counterpart does with one request each time that it is sent. */
enum Conduct {
    TAKES_IT_AND_NEVER_ANSWERS(true),
    IS_CLOSED(false, TransportError.CLOSED),
    IS_NOT_REACHED(false, TransportError.UNREACHED),
    CANNOT_BE_SEALED_FOR(false, PassageError.NOT_SENT),
    CANNOT_BE_MADE_READY_FOR(false, PassageError.UNSENDABLE),
    LOSES_IT_AND_THEN_CANNOT_BE_MADE_READY_FOR(false, TransportError.FAULT, PassageError.UNSENDABLE),
    TAKES_IT_AND_SAYS_NOTHING(true, TransportError.FAULT),
    LOSES_IT_AND_SAYS_NOTHING(false, TransportError.FAULT),
    REJECTS_IT(false, TransportError.REJECTED),
    TAKES_IT_AND_THEN_REJECTS_IT(true, TransportError.FAULT, TransportError.REJECTED),
    LOSES_IT_AND_THEN_REJECTS_IT(false, TransportError.FAULT, TransportError.REJECTED),
    LOSES_IT_AND_THEN_IS_CLOSED(false, TransportError.FAULT, TransportError.CLOSED),
    TAKES_IT_AND_THEN_IS_NOT_REACHED(true, TransportError.FAULT, TransportError.UNREACHED),
    GIVES_THE_RECEIPT_OF_ANOTHER(true, PassageError.WRONG_RECEIPT),
    GIVES_A_RECEIPT_THAT_WAS_ALTERED(true, SealError.ALTERED),
    LEADS_TO_A_DEFECT_OF_OURS(true) {
        @Override
        Optional<RuntimeException> failure(int attempt) {
            return Optional.of(new IllegalStateException("a defect"));
        }
    };

    private final boolean takes;
    private final List<ErrorCode> failures;

    /** @param failures of one attempt after the other; the last one of all that follow */
    Conduct(boolean takes, ErrorCode... failures) {
        this.takes = takes;
        this.failures = List.of(failures);
    }

    /** Whether it has the request once that was sent. */
    boolean takes() {
        return takes;
    }

    /** @param attempt from 0 */
    Optional<RuntimeException> failure(int attempt) {
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(failures.get(Math.min(attempt, failures.size() - 1)))
                        .asException());
    }

    /** What it says when it is asked never to take a request. */
    enum Asked {
        SAYS_WHAT_IS_SO,
        IS_NOT_REACHED_UNTIL_A_PERSON_DECIDES,
        IS_NOT_REACHED(TransportError.UNREACHED),
        SAYS_NOTHING(TransportError.FAULT),
        KNOWS_NO_SUCH_QUESTION(TransportError.REJECTED),
        SAYS_WHAT_WAS_ALTERED(SealError.ALTERED);

        private final Optional<ErrorCode> failure;

        Asked(ErrorCode... failure) {
            this.failure = List.of(failure).stream().findFirst();
        }

        /**
         * The receipt, if it has it.
         *
         * @param undecided whether it is a person's to decide by now
         */
        Optional<String> recall(boolean taken, boolean undecided) {
            failure.ifPresent(code -> {
                throw Finding.of(code).asException();
            });
            if (this == IS_NOT_REACHED_UNTIL_A_PERSON_DECIDES && !undecided) {
                throw Finding.of(TransportError.UNREACHED).asException();
            }
            return taken ? Optional.of("receipt") : Optional.empty();
        }
    }
}
