package jp.sekisho.boundary;

import java.time.Duration;
import java.util.Optional;
import jp.sekisho.calendar.WrittenDuration;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads {@code sequence} where a system's file speaks of an interface. */
record SequenceReader(YamlMapping dialect, Issues issues) {
    private static final String KEY = "sequence";
    private static final String DURATION = "a duration from 1 s (1 s 以上の時間), 30 s, 10 min, 2 h";
    private static final int MOST = 100_000;

    /** What stands there, if anything does; what is wrong with it is reported. */
    Optional<Sequence> read() {
        return dialect.optionalMapping(KEY).map(this::read);
    }

    private Sequence read(YamlMapping written) {
        Sequence sequence = new Sequence(
                written.text("item").value(),
                duration(Default.ASK_AFTER.in(written)),
                duration(Default.ASK_AGAIN.in(written)),
                duration(Default.ALARM_AFTER.in(written)),
                Default.MOST_AHEAD.in(written).as(SequenceReader::count, 1, "2 – " + MOST, issues));
        written.refuseOthers();
        return sequence;
    }

    private Duration duration(YamlText written) {
        return written.as(SequenceReader::longEnough, Duration.ofSeconds(1), DURATION, issues);
    }

    private static Duration longEnough(String written) {
        Duration duration = WrittenDuration.parse(written);
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("too short");
        }
        return duration;
    }

    private static Integer count(String written) {
        int count = Integer.parseInt(written);
        if (count < 2 || count > MOST) {
            throw new IllegalArgumentException("out of bounds");
        }
        return count;
    }
}
