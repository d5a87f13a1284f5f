package jp.sekisho.demo.story;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Function;

/** In the evening, when the register sleeps, another city issues a certificate for somebody of ours (広域交付), and asks. */
public final class IssuanceScene implements Scene {
    private static final String NAME = "issuance";
    private static final String OTHER_CITY = "他市";
    private static final double PAUSE_SECONDS = 5;
    private static final LocalTime TIME = LocalTime.of(17, 40);

    private final Tale tale;
    private final SceneLog log;
    private final Function<LocalDate, Optional<String>> question;
    private final Stopwatch pause = new Stopwatch();
    private boolean tried;

    /** @param question asks on a day, and says what came of it; empty if no answer came, then it is asked again */
    public IssuanceScene(Tale tale, SceneLog log, Function<LocalDate, Optional<String>> question) {
        this.tale = tale;
        this.log = log;
        this.question = question;
    }

    @Override
    public void turn(Moment moment) {
        boolean due = moment.isPast(TIME) && moment.standing().isPresent() && !log.isBegun(moment.day(), NAME);
        if (!due || tried && pause.seconds() < PAUSE_SECONDS) {
            return;
        }
        tried = true;
        pause.reset();
        question.apply(moment.day()).ifPresent(answer -> {
            log.begin(moment.day(), NAME, "-");
            tale.tell(OTHER_CITY, answer);
        });
    }
}
