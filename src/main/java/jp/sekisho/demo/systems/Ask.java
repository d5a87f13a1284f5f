package jp.sekisho.demo.systems;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One message of a business system.
 *
 * @param id the sender's own message id
 * @param day the business day to which it belongs
 * @param at when it is asked, business time
 * @param numbers of whom, a record each: the system's own numbers
 * @param information what is asked, or told of
 * @param errand what it is for
 */
public record Ask(
        Sender sender,
        String id,
        LocalDate day,
        LocalDateTime at,
        List<String> numbers,
        String information,
        Errand errand) {

    /** As the system writes it. */
    byte[] body() {
        return sender.dialect(errand).write(this);
    }

    /** Whether a result is about those who were asked about, in their order, or a receipt where there is no more. */
    public boolean isAnsweredBy(Outcome outcome) {
        return errand == Errand.ANSWER_STOP ? !outcome.receipt().isEmpty() : names(outcome.answers());
    }

    private boolean names(List<Dialect.Answer> answers) {
        return answers.stream()
                .map(Dialect.Answer::number)
                .toList()
                .equals(numbers.stream()
                        .map(number -> new Dialect.Answer(number, "").number())
                        .toList());
    }
}
