package jp.sekisho.routes.verbs;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.reply.Reply;
import jp.sekisho.passage.reply.ReplyError;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.InfrastructureFaults;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.transport.listen.Listener;
import jp.sekisho.transport.listen.Service;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a counterpart posts to an operation, and sends each through the route: a question, which is answered or refused over the
 * connection on which it came, or what the counterpart brings, which it is told to have been taken once that is committed. What a route
 * has refused is in the linkage record before the counterpart hears of it, and it hears the same whatever the cause.
 */
final class ListenConsumer extends VerbConsumer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ListenConsumer.class);
    private static final Answer UNACCEPTABLE = new Answer(400, Seal.REFUSAL.getBytes(StandardCharsets.US_ASCII), true);
    private static final Answer NOT_TAKEN = new Answer(422, Seal.REFUSAL.getBytes(StandardCharsets.US_ASCII), true);
    private static final int OK = 200;

    private final LinkEndpoint endpoint;
    private Optional<ScheduledExecutorService> telling = Optional.empty();
    private int failures;
    private long pausedUntil = System.nanoTime();

    ListenConsumer(LinkEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        listener().serve(endpoint.getOperation(), this);
        ScheduledExecutorService teller = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "tell-" + endpoint.getLink() + "-" + endpoint.getOperation());
        teller.scheduleWithFixedDelay(
                this::tell, endpoint.getPollMillis(), endpoint.getPollMillis(), TimeUnit.MILLISECONDS);
        telling = Optional.of(teller);
    }

    @Override
    protected void doStop() throws Exception {
        listener().rest(endpoint.getOperation());
        telling.ifPresent(endpoint.getCamelContext().getExecutorServiceManager()::shutdownGraceful);
        super.doStop();
    }

    private Listener listener() {
        return link().listener()
                .orElseThrow(
                        () -> RouteError.LISTENS_NOWHERE.exception("link", endpoint.getLink(), "route", getRouteId()));
    }

    private LinkRuntime link() {
        return desk().link(endpoint.getLink());
    }

    private Desk desk() {
        return endpoint.desk();
    }

    @Override
    public int largest() {
        return Optional.ofNullable(desk().catalogue().get().interfaces().get(endpoint.getInterface()))
                .map(Interface::sealedLimit)
                .orElse(0);
    }

    @Override
    public Answer answer(byte[] sealed) {
        if (!desk().suspects().isOver()) {
            return Answer.NOT_NOW; // what may have killed the last process is looked through one by one
        }
        try {
            Crossing.Begun crossing = crossing();
            return crossing instanceof Crossing.Asking question ? asked(question, sealed) : brought(crossing, sealed);
        } catch (RuntimeException e) {
            Faults.surrender(e);
            LOG.warn("What a counterpart posted has to come again. link={} fault={}", endpoint.getLink(), reason(e));
            return Answer.NOT_NOW;
        }
    }

    private static String reason(Throwable fault) {
        return fault instanceof SekishoException known ? known.code().wire() : Faults.name(fault);
    }

    private Crossing.Begun crossing() {
        Catalogue catalogue = desk().catalogue().get();
        ZonedDateTime at = desk().business().get();
        Interface rules = Crossing.known(catalogue.interfaces().get(endpoint.getInterface()));
        return rules.passage() == Passage.REPLY
                ? new Crossing.Asking(catalogue, at, rules)
                : new Crossing.Bringing(catalogue, at, rules);
    }

    private Answer asked(Crossing.Asking question, byte[] sealed) {
        Optional<Finding> finding = send(question, sealed).map(ListenConsumer::finding);
        Optional<Letter> letter = question.letter();
        if (finding.isPresent()) {
            Finding why = finding.get();
            note(why);
            desk().reply().refuse(question.posted(), why);
            return letter.map(open -> new Answer(OK, link().letters().refusal(open), true))
                    .orElse(UNACCEPTABLE);
        }
        return new Answer(OK, question.sealed(), question.reply() instanceof Reply.Refused);
    }

    private Answer brought(Crossing.Begun crossing, byte[] sealed) {
        if (link().gate().heldBecause().isPresent()) {
            return Answer.NOT_NOW; // a restore: first what was taken before has to be known
        }
        Optional<Finding> finding = send(crossing, sealed).map(ListenConsumer::finding);
        if (finding.isEmpty()) {
            return Answer.DONE;
        }
        note(finding.get());
        desk().reply().turnAway(crossing.posted(), finding.get());
        return finding.get().code().disposition() == Disposition.RETRY ? Answer.NOT_NOW : NOT_TAKEN;
    }

    /** What the counterpart is to hear of what it has brought, in the hours in which it is fetched from. Of questions there is nothing. */
    private void tell() {
        if (!desk().suspects().isOver()
                || System.nanoTime() - pausedUntil < 0
                || !link().gate().mayFetch()) {
            return;
        }
        try {
            link().telling().tell();
            failures = 0;
        } catch (RuntimeException | Error e) {
            Faults.surrender(e);
            failures++;
            pausedUntil = System.nanoTime() + link().gate().delay(failures);
            LOG.warn("The counterpart was not told. link={} reason={}", endpoint.getLink(), reason(e));
        }
    }

    private void note(Finding why) {
        LOG.warn(
                "What a counterpart posted was refused. link={} interface={} reason={}",
                endpoint.getLink(),
                endpoint.getInterface(),
                why);
    }

    /** What a fault says about what was posted; one of the infrastructure says nothing, and goes on its way. */
    private static Finding finding(Throwable fault) {
        Faults.surrender(fault);
        if (fault instanceof SekishoException known) {
            return known.finding();
        }
        if (InfrastructureFaults.include(fault)) {
            throw new IllegalStateException(fault);
        }
        return Finding.of(ReplyError.NOT_PROCESSED, "fault", Faults.name(fault));
    }
}
