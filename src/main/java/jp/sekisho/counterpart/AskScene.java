package jp.sekisho.counterpart;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Sends what the business system asks today, as soon as its time has come and the gateway takes it. */
final class AskScene implements Scene {
    private final Caseload caseload;
    private final SenderLog log;
    private final AssistanceOffice office;
    private final BooleanSupplier gatewayReady;
    private Optional<LocalDate> day = Optional.empty();
    private List<Ask> left = List.of();

    AskScene(Caseload caseload, SenderLog log, AssistanceOffice office, BooleanSupplier gatewayReady) {
        this.caseload = caseload;
        this.log = log;
        this.office = office;
        this.gatewayReady = gatewayReady;
    }

    @Override
    public void turn(Moment moment) {
        if (!day.equals(Optional.of(moment.day()))) {
            day = Optional.of(moment.day());
            left = moment.businessDay() ? caseload.of(moment.day()) : List.of();
            forgetSent();
        }
        List<Ask> due = left.stream()
                .filter(ask -> !ask.at().isAfter(moment.now().toLocalDateTime()))
                .toList();
        if (due.isEmpty() || !gatewayReady.getAsBoolean()) {
            return;
        }
        log.sending(due);
        if (office.send(due)) {
            log.sent(due);
            forgetSent();
        }
    }

    private void forgetSent() {
        left = left.stream().filter(ask -> !log.isSent(ask.id())).toList();
    }
}
