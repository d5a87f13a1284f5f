package jp.sekisho.assembly;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.count.KnownThere;
import jp.sekisho.passage.count.Numbered;
import jp.sekisho.passage.dispatch.Carriers;
import jp.sekisho.passage.dispatch.Dispatcher;
import jp.sekisho.passage.dispatch.LinkControl;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.dispatch.Numbers;
import jp.sekisho.passage.dispatch.PartyRuntime;
import jp.sekisho.passage.dispatch.Recall;
import jp.sekisho.passage.dispatch.SettledNumbers;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.inward.Telling;
import jp.sekisho.passage.legs.Recheck;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.letters.LetterExchange;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.link.Party;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.link.Retry;
import jp.sekisho.passage.link.SealTerms;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.routes.conversion.ConvertedAgain;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.signing.CamelSignatures;
import jp.sekisho.transport.Access;
import jp.sekisho.transport.Transport;
import jp.sekisho.transport.listen.ListenTerms;
import jp.sekisho.transport.listen.Listener;
import jp.sekisho.transport.listen.Refusal;
import org.jdbi.v3.core.Handle;

/** Builds what each party with a lane has at run time: the only place that does. */
final class LinkBuilder {
    /** A system's lane waits for the database alone, and no other lane waits for it. */
    private static final Pace TO_A_SYSTEM = new Pace(2_000, 2_000, 2);

    private static final Retry RETRY = new Retry(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

    private final Settings settings;
    private final LiveCatalogue catalogue;
    private final Station station;
    private final Times times;
    private final Suspects suspects;
    private final SecurityAudit audit;
    private final ConvertedAgain again;

    /** Business time for hours and deadlines, real time for what lies between two machines. */
    record Times(BusinessClock business, Clock real) {}

    LinkBuilder(
            Settings settings,
            LiveCatalogue catalogue,
            Station station,
            Times times,
            Suspects suspects,
            SecurityAudit audit,
            ConvertedAgain again) {
        this.again = again;
        this.settings = settings;
        this.catalogue = catalogue;
        this.station = station;
        this.times = times;
        this.suspects = suspects;
        this.audit = audit;
    }

    LinkRuntime build(Link file, KeyRing ring) {
        Link link = Optional.ofNullable(settings.paces().get(file.id()))
                .map(file::withPace)
                .orElse(file);
        SealTerms terms = link.seal();
        Seal seal = terms.kind()
                .open(ring.live(terms.names(), System::nanoTime), terms.policy(), times.real, new CamelSignatures());
        Transport transport = link.transport()
                .open(new Access(
                        LinkAddress.of(link, settings.links()),
                        ring.liveTls(terms.names(), times.real, System::nanoTime)));
        ReturnLeg answers = new ReturnLeg(station, link.id());
        LetterExchange letters = new LetterExchange(transport, seal, answers);
        Fetches fetches = new Fetches(station);
        PartyRuntime lane = lane(
                link.party(),
                new Way(transport::reachable, letters::recall, numbers(letters)),
                fetches,
                () -> calendar(link.calendar()));
        return new LinkRuntime(
                link,
                lane.gate(),
                lane.dispatcher(),
                lane.control(),
                seal,
                letters,
                answers,
                new Telling(station, link.id(), letters::tell),
                fetches,
                link.listen().map(listen -> listener(link, at(link, listen), ring)),
                lane.carriers());
    }

    private ListenTerms at(Link link, ListenTerms file) {
        int port = settings.ports().getOrDefault(link.id(), file.port());
        if (!ListenTerms.isPort(port)) {
            throw Finding.of(AssemblyError.BAD_PORT, "link", link.id(), "port", port)
                    .asException();
        }
        return file.at(port);
    }

    private Listener listener(Link link, ListenTerms terms, KeyRing ring) {
        return new Listener(
                link.id(),
                terms,
                ring.liveListening(link.seal().names(), times.real, System::nanoTime),
                (what, remote, isProven) -> audit.record(
                        SecurityEvent.of(isProven ? link.id() : SecurityEvent.NOBODY, remote, event(what), link.id())),
                times.real);
    }

    private static SecurityEvent.What event(Refusal refusal) {
        return switch (refusal) {
            case CERTIFICATE -> SecurityEvent.What.CERTIFICATE_REFUSED;
            case NOT_A_REQUEST -> SecurityEvent.What.NOT_A_CLIENTS;
            case NO_SUCH_OPERATION -> SecurityEvent.What.NO_SUCH_OPERATION;
            case TOO_LARGE -> SecurityEvent.What.TOO_LARGE;
            case TOO_SLOW -> SecurityEvent.What.TOO_SLOW;
            case TOO_MANY -> SecurityEvent.What.TOO_MANY_CONNECTIONS;
            case TOO_MUCH_AT_ONCE -> SecurityEvent.What.TOO_MUCH_AT_ONCE;
        };
    }

    private Numbers numbers(LetterExchange letters) {
        Numbers asked = new Numbers() {
            @Override
            public Optional<KnownThere> of(Request request) {
                return letters.state(request);
            }

            @Override
            public OptionalLong last(Request request, String subject) {
                return letters.lastNumber(request, subject);
            }
        };
        return new SettledNumbers(asked, System::nanoTime, settings.longestSend());
    }

    /** The lane of what leads to a business system: open at all hours, within this process, and nothing of it is ever in doubt. */
    PartyRuntime receiver(BusinessSystem system) {
        OpeningHours always = OpeningHours.parse(BusinessCalendar.everyDay(), "always");
        Map<Priority, OpeningHours> hours =
                Arrays.stream(Priority.values()).collect(Collectors.toMap(lane -> lane, lane -> always));
        return lane(
                new Party(system.id(), hours, TO_A_SYSTEM, Resend.SAFE, RETRY),
                new Way(() -> true, request -> Optional.empty(), Numbers.NONE),
                new Fetches(station),
                () -> calendar(PassageWiring.OFFICE_CALENDAR));
    }

    private record Way(BooleanSupplier reachable, Recall recall, Numbers numbers) {}

    private PartyRuntime lane(Party party, Way way, Fetches fetches, Supplier<BusinessCalendar> calendar) {
        Gate gate = new Gate(party, times.business::now, System::nanoTime);
        Carriers carriers = new Carriers();
        Dispatcher dispatcher = new Dispatcher(
                station,
                party,
                new Dispatcher.Parts(
                        gate,
                        way.reachable,
                        carriers,
                        way.recall,
                        way.numbers,
                        fetches,
                        () -> new Permitted(catalogue.current(), times.business.today(), again),
                        suspects,
                        parties(),
                        calendar,
                        this::share));
        return new PartyRuntime(party, gate, dispatcher, new LinkControl(station, party, gate, dispatcher), carriers);
    }

    private Set<String> parties() {
        Set<String> parties = new HashSet<>(catalogue.current().links().keySet());
        parties.addAll(catalogue.current().systems().keySet());
        return parties;
    }

    private BusinessCalendar calendar(String id) {
        return catalogue
                .current()
                .calendar(id)
                .orElseThrow(() -> new IllegalStateException("there is no calendar " + id));
    }

    private int share(String system) {
        return catalogue.current().system(system).map(BusinessSystem::share).orElse(1);
    }

    /** The permits of today's catalogue on today's business date: of the system that asked, or that is to be given something. */
    private record Permitted(Catalogue snapshot, LocalDate today, ConvertedAgain again) implements Recheck.Judge {
        @Override
        public Optional<Finding> objection(Request request) {
            String system = request.passage().isInward() ? request.link() : request.system();
            return snapshot.permits()
                    .refusal(system, request.interfaceId(), PurposeText.read(request.purpose()), today);
        }

        @Override
        public Numbered numbered(Handle handle, AcceptedLine line, long number) {
            return again.of(handle, snapshot, today, new ConvertedAgain.Under(line, number));
        }

        @Override
        public String catalogue() {
            return snapshot.versionOn(today);
        }
    }
}
