package jp.sekisho.demo.story;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Something that happens in the demo when its time has come. Called every few moments, by one thread. */
public interface Scene {
    void turn(Moment moment);

    /**
     * A moment.
     *
     * @param now business time
     * @param standing how the link stands, as the gateway says; empty while the gateway does not answer
     */
    record Moment(ZonedDateTime now, boolean businessDay, Optional<LinkWatch.Standing> standing) {
        LocalDate day() {
            return now.toLocalDate();
        }

        boolean isPast(LocalTime time) {
            return businessDay && !now.toLocalTime().isBefore(time);
        }
    }
}
