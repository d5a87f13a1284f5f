package jp.sekisho.routes;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Priority;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Record;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Answers;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Claim;
import jp.sekisho.passage.LineResult;
import jp.sekisho.seal.Letter;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What the verbs of one leg have found out so far. It travels with the exchange; nothing of it is written before the
 * leg's last step. Mutable; owned by the thread that carries the exchange.
 */
abstract sealed class Crossing {
    /** Under this name the exchange carries it. */
    static final String PROPERTY = "SekishoCrossing";

    private final Catalogue catalogue;
    private Optional<LedgerEvent> event = Optional.empty();

    private Crossing(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The one catalogue snapshot of this leg. */
    final Catalogue catalogue() {
        return catalogue;
    }

    /** Names what the leg's ledger row will say. */
    final void record(LedgerEvent named) {
        event = Optional.of(named);
    }

    /** Whether that is what the leg's ledger row will say. */
    final boolean records(LedgerEvent wanted) {
        return event.filter(wanted::equals).isPresent();
    }

    /** The crossing of an exchange, if it is of the kind that a verb needs. */
    static <T extends Crossing> T of(Exchange exchange, Class<T> kind) {
        Object crossing = exchange.getProperty(PROPERTY);
        if (kind.isInstance(crossing)) {
            return kind.cast(crossing);
        }
        throw RouteError.OUT_OF_PLACE.exception("needed", kind.getSimpleName());
    }

    /** Through a door, on the way in. */
    static final class Inbound extends Crossing {
        private final Arrival arrival;
        private final ZonedDateTime at;
        private @Nullable BusinessSystem system;
        private @Nullable Dialect dialect;
        private List<InboundLine> lines = List.of();
        private @Nullable Priority priority;
        private Optional<ZonedDateTime> expiresAt = Optional.empty();

        Inbound(Catalogue catalogue, DoorReading reading, ZonedDateTime at) {
            super(catalogue);
            this.arrival = reading.arrival();
            this.at = at;
        }

        Arrival arrival() {
            return arrival;
        }

        /** Business time of the arrival: all checks of one leg use the same. */
        ZonedDateTime at() {
            return at;
        }

        void read(BusinessSystem by, Dialect in, List<Record> records) {
            system = by;
            dialect = in;
            List<InboundLine> numbered = new ArrayList<>();
            records.forEach(record -> numbered.add(new InboundLine(numbered.size() + 1, record)));
            lines = List.copyOf(numbered);
        }

        void asked(Priority wanted, Optional<ZonedDateTime> until) {
            priority = wanted;
            expiresAt = until;
        }

        BusinessSystem system() {
            return known(system);
        }

        Dialect dialect() {
            return known(dialect);
        }

        /** The records of the message, in order: at least one. */
        List<InboundLine> lines() {
            return known(lines.isEmpty() ? null : lines);
        }

        Priority priority() {
            return known(priority);
        }

        Optional<ZonedDateTime> expiresAt() {
            return expiresAt;
        }
    }

    /** Out of a lane, on the way to the counterpart. */
    static final class Outbound extends Crossing {
        private final Claim claim;
        private Optional<String> receipt = Optional.empty();

        Outbound(Catalogue catalogue, Claim claim) {
            super(catalogue);
            this.claim = claim;
        }

        Claim claim() {
            return claim;
        }

        void receipt(String number) {
            receipt = Optional.of(number);
        }

        /** The receipt, once the route has taken and recorded it. */
        String receipt() {
            if (!records(LedgerEvent.SENT)) {
                throw missing();
            }
            return receipt.orElseThrow(Crossing::missing);
        }
    }

    /** From the counterpart, on the way back to a sender. */
    static final class Inward extends Crossing {
        private final ZonedDateTime at;
        private @Nullable Letter letter;
        private Answers.@Nullable Matched matched;
        private @Nullable Record answer;
        private @Nullable LineResult result;
        private boolean settled;

        Inward(Catalogue catalogue, ZonedDateTime at) {
            super(catalogue);
            this.at = at;
        }

        ZonedDateTime at() {
            return at;
        }

        void opened(Letter verified) {
            letter = verified;
        }

        Optional<Letter> letter() {
            return Optional.ofNullable(letter);
        }

        void matched(Answers.Matched toRequest) {
            matched = toRequest;
        }

        Answers.Matched matched() {
            return known(matched);
        }

        void read(Record record) {
            answer = record;
        }

        Record answer() {
            return known(answer);
        }

        void converted(LineResult forSender) {
            result = forSender;
        }

        /** What its sender hears of the line. */
        LineResult result() {
            return known(result);
        }

        /** The answer is ours, now or from before: the counterpart may be told. */
        void settle() {
            settled = true;
        }

        boolean settled() {
            return settled;
        }
    }

    /** What a verb needs of an earlier one: without it the route is wrong. */
    static <T> T known(@Nullable T value) {
        if (value == null) {
            throw missing();
        }
        return value;
    }

    private static SekishoException missing() {
        return RouteError.STEP_MISSING.exception();
    }
}
