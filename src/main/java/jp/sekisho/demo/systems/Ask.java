package jp.sekisho.demo.systems;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.sekisho.registry.synthetic.Resident;

/**
 * One message of a business system.
 *
 * @param id the sender's own message id
 * @param day the business day to which it belongs
 * @param at when it is asked, business time
 * @param numbers of whom, a record each: the system's own numbers
 * @param information what is asked, or told of
 * @param errand what it is for
 * @param person whose data it says, where it says any
 */
public record Ask(
        Sender sender,
        String id,
        LocalDate day,
        LocalDateTime at,
        List<String> numbers,
        String information,
        Errand errand,
        Optional<Resident> person) {

    /** A message that says no data of a person. */
    Ask(
            Sender sender,
            String id,
            LocalDate day,
            LocalDateTime at,
            List<String> numbers,
            String information,
            Errand errand) {
        this(sender, id, day, at, numbers, information, errand, Optional.empty());
    }

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
