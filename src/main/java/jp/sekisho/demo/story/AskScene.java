package jp.sekisho.demo.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jp.sekisho.demo.systems.Ask;
import jp.sekisho.demo.systems.Bureau;
import jp.sekisho.demo.systems.Office;

/** Sends what a business system asks today, as soon as its time has come and the gateway takes it. */
public final class AskScene implements Scene {
    private final Bureau bureau;
    private final Office office;
    private final BooleanSupplier gatewayReady;
    private Optional<LocalDate> day = Optional.empty();
    private List<Ask> left = List.of();

    public AskScene(Bureau bureau, Office office, BooleanSupplier gatewayReady) {
        this.bureau = bureau;
        this.office = office;
        this.gatewayReady = gatewayReady;
    }

    @Override
    public void turn(Moment moment) {
        if (!day.equals(Optional.of(moment.day()))) {
            day = Optional.of(moment.day());
            left = moment.businessDay() ? bureau.caseload().of(moment.day()) : List.of();
            forgetSent();
        }
        List<Ask> due = left.stream()
                .filter(ask -> !ask.at().isAfter(moment.now().toLocalDateTime()))
                .toList();
        if (due.isEmpty() || !gatewayReady.getAsBoolean()) {
            return;
        }
        bureau.log().sending(due);
        if (office.send(due)) {
            bureau.log().sent(due);
            forgetSent();
        }
    }

    private void forgetSent() {
        left = left.stream().filter(ask -> !bureau.log().isSent(ask.id())).toList();
    }
}
