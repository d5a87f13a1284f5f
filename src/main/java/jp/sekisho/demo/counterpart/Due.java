package jp.sekisho.demo.counterpart;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When an answer is there: after a machine's delay in real time, or after a person's work in business time. */
public record Due(Optional<Instant> real, Optional<ZonedDateTime> business) {

    public static Due at(Instant real) {
        return new Due(Optional.of(real), Optional.empty());
    }

    public static Due at(ZonedDateTime business) {
        return new Due(Optional.empty(), Optional.of(business));
    }

    public boolean isReached(Instant now, ZonedDateTime businessNow) {
        return real.map(time -> !time.isAfter(now)).orElse(true)
                && business.map(time -> !time.isAfter(businessNow)).orElse(true);
    }

    @Override
    public String toString() {
        return real.map(time -> "real:" + time)
                .orElseGet(() ->
                        "business:" + business.map(ZonedDateTime::toString).orElse(""));
    }

    public static Due parse(String text) {
        String time = text.substring(text.indexOf(':') + 1);
        return text.startsWith("real:") ? at(Instant.parse(time)) : at(ZonedDateTime.parse(time));
    }
}
