package jp.sekisho.assembly;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.dispatch.Carriers;
import jp.sekisho.passage.dispatch.Dispatcher;
import jp.sekisho.passage.dispatch.LinkControl;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.legs.Recheck;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.letters.LetterExchange;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.SealTerms;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.routes.conversion.PurposeText;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.transport.Access;
import jp.sekisho.transport.Transport;

/** Builds what one link has at run time: the only place that does. */
final class LinkBuilder {
    private final Settings settings;
    private final LiveCatalogue catalogue;
    private final Station station;
    private final Times times;
    private final Suspects suspects;

    /** Business time for hours and deadlines, real time for what lies between two machines. */
    record Times(BusinessClock business, Clock real) {}

    LinkBuilder(Settings settings, LiveCatalogue catalogue, Station station, Times times, Suspects suspects) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.station = station;
        this.times = times;
        this.suspects = suspects;
    }

    LinkRuntime build(Link file, KeyRing ring) {
        Link link = Optional.ofNullable(settings.paces().get(file.id()))
                .map(file::withPace)
                .orElse(file);
        SealTerms terms = link.seal();
        Seal seal = terms.kind().open(ring.live(terms.names(), System::nanoTime), terms.policy(), times.real);
        Transport transport = link.transport()
                .open(new Access(
                        LinkAddress.of(link, settings.links()),
                        ring.liveTls(terms.names(), times.real, System::nanoTime)));
        ReturnLeg answers = new ReturnLeg(station, link.id());
        LetterExchange letters = new LetterExchange(transport, seal, answers);
        Gate gate = new Gate(link, times.business::now, System::nanoTime);
        Fetches fetches = new Fetches(station);
        Carriers carriers = new Carriers();
        Dispatcher dispatcher = new Dispatcher(
                station,
                link,
                new Dispatcher.Parts(
                        gate,
                        transport::reachable,
                        carriers,
                        letters::recall,
                        fetches,
                        () -> new Permitted(catalogue.current(), times.business.today()),
                        suspects,
                        catalogue.current().links().keySet(),
                        () -> calendar(link),
                        this::share));
        LinkControl control = new LinkControl(station, link, gate, dispatcher);
        return new LinkRuntime(link, gate, dispatcher, control, seal, letters, answers, fetches, carriers);
    }

    private BusinessCalendar calendar(Link link) {
        return catalogue
                .current()
                .calendar(link.calendar())
                .orElseThrow(() -> new IllegalStateException("there is no calendar " + link.calendar()));
    }

    private int share(String system) {
        return catalogue.current().system(system).map(BusinessSystem::share).orElse(1);
    }

    /** The permits of today's catalogue on today's business date. */
    private record Permitted(Catalogue snapshot, LocalDate today) implements Recheck.Judge {
        @Override
        public Optional<Finding> objection(Request request) {
            return snapshot.permits()
                    .refusal(request.system(), request.interfaceId(), PurposeText.read(request.purpose()), today);
        }

        @Override
        public String catalogue() {
            return snapshot.versionOn(today);
        }
    }
}
