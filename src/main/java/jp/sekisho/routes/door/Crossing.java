package jp.sekisho.routes.door;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Priority;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.layout.record.Record;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.LineResult;
import jp.sekisho.passage.inward.Brought;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg.Handover;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.reply.Posted;
import jp.sekisho.passage.reply.Reply;
import jp.sekisho.routes.RouteError;
import jp.sekisho.seal.Letter;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What the verbs of one leg have found out so far. It travels with the exchange; nothing of it is written before the
 * leg's last step. Mutable; owned by the thread that carries the exchange.
 */
public abstract sealed class Crossing {
    /** Under this name the exchange carries it. */
    public static final String PROPERTY = "SekishoCrossing";

    private final Catalogue catalogue;
    private Optional<LedgerEvent> event = Optional.empty();

    private Crossing(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The one catalogue snapshot of this leg. */
    public final Catalogue catalogue() {
        return catalogue;
    }

    /** Names what the leg's ledger row will say. */
    public final void record(LedgerEvent named) {
        event = Optional.of(named);
    }

    /** Whether that is what the leg's ledger row will say. */
    public final boolean records(LedgerEvent wanted) {
        return event.filter(wanted::equals).isPresent();
    }

    /** The crossing of an exchange, if it is of the kind that a verb needs. */
    public static <T extends Crossing> T of(Exchange exchange, Class<T> kind) {
        Object crossing = exchange.getProperty(PROPERTY);
        if (kind.isInstance(crossing)) {
            return kind.cast(crossing);
        }
        throw RouteError.OUT_OF_PLACE.exception("needed", kind.getSimpleName());
    }

    /** Through a door, on the way in. */
    public static final class Inbound extends Crossing {
        private final boolean corrects;
        private final ZonedDateTime at;
        private Arrival arrival;
        private @Nullable Correspondence correspondence;
        private List<InboundLine> lines = List.of();
        private @Nullable Priority priority;
        private Optional<ZonedDateTime> expiresAt = Optional.empty();

        public Inbound(Catalogue catalogue, DoorReading reading, ZonedDateTime at) {
            super(catalogue);
            this.arrival = reading.arrival();
            this.corrects = reading.corrects();
            this.at = at;
        }

        public Arrival arrival() {
            return arrival;
        }

        /** Whether it corrects the message that it is about. */
        public boolean corrects() {
            return corrects;
        }

        /** Business time of the arrival: all checks of one leg use the same. */
        public ZonedDateTime at() {
            return at;
        }

        public void read(Correspondence by, List<Record> records) {
            correspondence = by;
            List<InboundLine> numbered = new ArrayList<>();
            records.forEach(record -> numbered.add(new InboundLine(numbered.size() + 1, record)));
            lines = List.copyOf(numbered);
        }

        /** Under the number that its sender gave it. */
        public void numbered(Optional<Arrival.Numbered> number) {
            arrival = arrival.with(number);
        }

        public void asked(Priority wanted, Optional<ZonedDateTime> until) {
            priority = wanted;
            expiresAt = until;
        }

        /** How the sender's messages of this interface are carried. */
        public Correspondence correspondence() {
            return known(correspondence);
        }

        /** The records of the message, in order: at least one. */
        public List<InboundLine> lines() {
            return known(lines.isEmpty() ? null : lines);
        }

        /** As {@link #lines()}; none before the message was read. */
        List<InboundLine> linesRead() {
            return lines;
        }

        public Priority priority() {
            return known(priority);
        }

        public Optional<ZonedDateTime> expiresAt() {
            return expiresAt;
        }
    }

    /** Out of a lane, on the way to the counterpart. */
    public static final class Outbound extends Crossing {
        private final Claim claim;
        private final ZonedDateTime at;
        private Optional<String> receipt = Optional.empty();
        private Optional<String> localNumber = Optional.empty();
        private Optional<Handover> handover = Optional.empty();
        private boolean leaving;

        public Outbound(Catalogue catalogue, Claim claim, ZonedDateTime at) {
            super(catalogue);
            this.claim = claim;
            this.at = at;
        }

        /** Business time of the leg: all checks of it use the same. */
        public ZonedDateTime at() {
            return at;
        }

        /** By which number the receiver of what leads inward knows the person whom it is about. */
        public void known(String byNumber) {
            localNumber = Optional.of(byNumber);
        }

        /** That number; empty if it is about nobody, or in a role whose numbers are the receiver's own. */
        public Optional<String> localNumber() {
            return localNumber;
        }

        /** What the receiver of what leads inward is to get. */
        public void handOver(Handover ready) {
            handover = Optional.of(ready);
        }

        /** What it is to get, once the route has converted and recorded it; none on the way out. */
        public Optional<Handover> handover() {
            return handover;
        }

        public Claim claim() {
            return claim;
        }

        /** From now on nobody knows how far it came, unless the counterpart or its transport says so. */
        public void leave() {
            leaving = true;
        }

        public boolean isLeaving() {
            return leaving;
        }

        public void receipt(String number) {
            receipt = Optional.of(number);
        }

        /** The receipt, once the route has taken and recorded it. */
        public String receipt() {
            if (!records(LedgerEvent.SENT)) {
                throw missing();
            }
            return receipt.orElseThrow(Crossing::missing);
        }
    }

    /** Come from a counterpart. */
    public abstract static sealed class Fetched extends Crossing {
        private final ZonedDateTime at;
        private @Nullable Letter letter;

        private Fetched(Catalogue catalogue, ZonedDateTime at) {
            super(catalogue);
            this.at = at;
        }

        /** Business time of the leg: all checks of it use the same. */
        public final ZonedDateTime at() {
            return at;
        }

        public final void opened(Letter verified) {
            letter = verified;
        }

        public final Optional<Letter> letter() {
            return Optional.ofNullable(letter);
        }
    }

    /** Begun by a counterpart. */
    public abstract static sealed class Begun extends Fetched {
        private static final byte[] NOTHING = {};

        private final Interface rules;

        /** @param rules of the interface by which it comes */
        private Begun(Catalogue catalogue, ZonedDateTime at, Interface rules) {
            super(catalogue, at);
            this.rules = rules;
        }

        public final Interface rules() {
            return rules;
        }

        /** Of the persons whom it names, those whom the tables know. */
        List<String> persons() {
            return List.of();
        }

        /** What it asks for, by its codes. */
        String items() {
            return "";
        }

        /** What is known of it so far. */
        public final Posted posted() {
            return new Posted(
                    rules.requireLink(),
                    letter().map(letter -> letter.head().messageId()).orElse(""),
                    rules.id(),
                    persons(),
                    items(),
                    catalogue().versionOn(at().toLocalDate()),
                    letter().map(Letter::body).orElse(NOTHING));
        }
    }

    /** Asked by a counterpart, which waits for the answer. */
    public static final class Asking extends Begun {
        private @Nullable Record question;
        private List<String> persons = List.of();
        private String items = "";
        private @Nullable Reply reply;
        private byte @Nullable [] sealed;

        public Asking(Catalogue catalogue, ZonedDateTime at, Interface rules) {
            super(catalogue, at, rules);
        }

        void read(Record asked, List<String> known, String codes) {
            question = asked;
            persons = List.copyOf(known);
            items = codes;
        }

        public Record question() {
            return known(question);
        }

        @Override
        List<String> persons() {
            return persons;
        }

        @Override
        String items() {
            return items;
        }

        /** What the counterpart hears, which is recorded. */
        public void replied(Reply recorded) {
            reply = recorded;
        }

        public Reply reply() {
            return known(reply);
        }

        /** The answer or the refusal, closed for the counterpart. */
        public void sealed(byte[] letter) {
            sealed = letter;
        }

        public byte[] sealed() {
            return known(sealed);
        }
    }

    /** Brought by a counterpart of its own accord, on the way to a system's lane. */
    public static final class Bringing extends Begun {
        private @Nullable Brought brought;

        public Bringing(Catalogue catalogue, ZonedDateTime at, Interface rules) {
            super(catalogue, at, rules);
        }

        public void read(Brought whole) {
            brought = whole;
        }

        /** What was brought, once it has been read and permitted. */
        public Brought brought() {
            return known(brought);
        }
    }

    /** From the counterpart, on the way back to a sender. */
    public static final class Inward extends Fetched {
        private ReturnLeg.@Nullable Matched matched;
        private @Nullable Record answer;
        private @Nullable LineResult result;
        private boolean settled;

        public Inward(Catalogue catalogue, ZonedDateTime at) {
            super(catalogue, at);
        }

        public void matched(ReturnLeg.Matched toRequest) {
            matched = toRequest;
        }

        /** The request that it answers, once that is sure. */
        public Optional<String> matchedTo() {
            return Optional.ofNullable(matched)
                    .map(answer -> answer.line().request().id());
        }

        public ReturnLeg.Matched matched() {
            return known(matched);
        }

        public void read(Record record) {
            answer = record;
        }

        /** Whether the answer has been read. */
        boolean isRead() {
            return answer != null;
        }

        public Record answer() {
            return known(answer);
        }

        public void converted(LineResult forSender) {
            result = forSender;
        }

        /** What its sender hears of the line. */
        public LineResult result() {
            return known(result);
        }

        /** The answer is ours, now or from before: the counterpart may be told. */
        public void settle() {
            settled = true;
        }

        public boolean settled() {
            return settled;
        }
    }

    /** What a verb needs of an earlier one, which the boundary rule has proven to be passed before. */
    public static <T> T known(@Nullable T value) {
        if (value == null) {
            throw missing();
        }
        return value;
    }

    /** Of a route that the boundary rule would not have let in. */
    public static IllegalStateException missing() {
        return new IllegalStateException("a verb was not passed that the boundary rule demands before this one");
    }
}
