package jp.sekisho.demo.systems;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One message of inquiries of a business system.
 *
 * @param id the sender's own message id
 * @param day the business day to which it belongs
 * @param at when it is asked, business time
 * @param numbers of whom, a record each: the system's own numbers
 * @param information what is asked
 */
public record Ask(Sender sender, String id, LocalDate day, LocalDateTime at, List<String> numbers, String information) {

    /** As the system writes it. */
    byte[] body() {
        return sender.dialect().write(this);
    }

    /** Whether a result is about those who were asked about, in their order. */
    public boolean isAnsweredBy(List<Dialect.Answer> answers) {
        return answers.stream()
                .map(Dialect.Answer::number)
                .toList()
                .equals(numbers.stream()
                        .map(number -> new Dialect.Answer(number, "").number())
                        .toList());
    }
}
