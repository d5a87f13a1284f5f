package jp.sekisho.passage.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.sekisho.boundary.Passage;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.count.KnownThere;
import jp.sekisho.passage.count.Question;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.transport.TransportError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what was claimed to its counterpart, and commits what came of it. What is in doubt ends by the counterpart's word
 * alone: when it is rejected, or may not leave any more, or its deadline has passed, the counterpart is asked never to take it. Thread safe; never throws.
 */
public final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int REJECTIONS_UNTIL_FAILED = 5;
    private static final int ATTEMPTS_UNTIL_SET_ASIDE = 3;
    /** After these nothing can have arrived by this attempt. */
    private static final Set<ErrorCode> NOTHING_ARRIVED =
            Set.of(TransportError.CLOSED, TransportError.UNREACHED, PassageError.NOT_SENT);
    /** These say nothing of the link. */
    private static final Set<ErrorCode> OF_THE_MESSAGE = Set.of(
            TransportError.REJECTED, PassageError.NOT_SENT, PassageError.UNSENDABLE, PassageError.TOO_EARLY_TO_ASK);

    private final Station station;
    private final Resend resend;
    private final Gate gate;
    private final Ways ways;
    private final DispatchLeg leg;
    private final GroupCommit<DispatchLeg.Sent> sentTogether;

    /** How an attempt to send ended, and so what the lane does next. */
    enum Result {
        /** The counterpart has it, and its answer is to come: whether later ones of its persons may go, its interface says. */
        ARRIVED,
        /** The counterpart has it, and its receipt was the answer: it leaves the lane. */
        TAKEN,
        /** It has its outcome: it leaves the lane. */
        ENDED,
        /** It goes again after a rest, and its persons wait. */
        TO_RETRY,
        /** What it needed of the counterpart is known: it is claimed at once. */
        TO_CLAIM,
        /** A person decides what becomes of it: it stays where it is. */
        PARKED;

        /** Of one that was to end: somebody else may have decided about it meanwhile, and its row says so. */
        static Result of(RequestState state) {
            return switch (state) {
                case ENDED -> ENDED;
                case PARKED -> PARKED;
                case WAITING, FOLLOWING, JOINED, AWAITING, HELD_BACK, SENDING, SENT -> TO_RETRY;
            };
        }
    }

    /** How requests go to the counterpart, how they are taken back, and how it is asked for the numbers that it counts. */
    public record Ways(Carrier carrier, Recall recall, Numbers numbers) {}

    public Sending(Station station, Resend resend, Gate gate, Ways ways, DispatchLeg leg) {
        this.station = station;
        this.resend = resend;
        this.gate = gate;
        this.ways = ways;
        this.leg = leg;
        this.sentTogether = new GroupCommit<>(leg::sent);
    }

    public Result send(LaneEntry entry, Claim claim) {
        try {
            if (claim.lost()) {
                return askedFor(claim);
            }
            if (isPastDeadline(claim.request())) {
                return overdue(claim);
            }
            return claim.objection().isPresent()
                    ? withdrawn(claim, claim.objection().get())
                    : carry(entry, claim);
        } catch (Throwable e) {
            Faults.surrender(e);
            // its row is as it was: whoever claims it next knows that nobody knows
            LOG.warn("A send met a fault. link={} request={} fault={}", link(claim), id(claim), Faults.name(e));
            return Result.TO_RETRY;
        }
    }

    /** After a restore: what the counterpart has taken goes on under its number there, what it has not taken gets another one. */
    private Result askedFor(Claim claim) {
        Optional<KnownThere> there;
        try {
            there = ways.numbers.of(claim.request());
        } catch (SekishoException e) {
            said(claim.request(), e.finding());
            return Result.TO_RETRY;
        }
        if (there.isPresent()) {
            return arrived(claim.known(there.get()), Carried.to(there.get().receipt()));
        }
        leg.turnedAway(claim, Finding.of(PassageError.UNKNOWN_THERE));
        return Result.TO_CLAIM;
    }

    /** Asks which number the counterpart has counted last, before a request gets the next. */
    Result ask(Question question) {
        try {
            leg.counted(question, ways.numbers.last(question.request(), question.subject()));
            return Result.TO_CLAIM;
        } catch (SekishoException e) {
            said(question.request(), e.finding());
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn(
                    "A question met a fault. link={} request={} fault={}",
                    question.request().link(),
                    question.request().id(),
                    Faults.name(e));
        }
        return Result.TO_RETRY;
    }

    /** What leads inward, and what answers a counterpart, has no deadline after which it would be worth nothing. */
    private boolean isPastDeadline(Request request) {
        return !request.passage().isInward()
                && station.interfaces().of(request.interfaceId()).answers().isEmpty()
                && request.deadline()
                        .filter(deadline -> station.deadlineTime()
                                .filter(now -> !now.isBefore(deadline))
                                .isPresent())
                        .isPresent();
    }

    private Result carry(LaneEntry entry, Claim claim) {
        Carried carried;
        try {
            station.waypoints().pass(Waypoint.SEND_BEFORE);
            carried = ways.carrier.carry(claim);
            station.waypoints().pass(Waypoint.SEND_ANSWERED);
        } catch (SekishoException e) {
            Faults.surrender(e);
            return afterFailure(entry, claim, e.finding());
        } catch (RuntimeException | Error e) {
            Faults.surrender(e);
            LOG.warn("A send met a fault. link={} request={} fault={}", link(claim), id(claim), Faults.name(e));
            return inDoubt(claim);
        }
        return arrived(claim, carried);
    }

    private Result arrived(Claim claim, Carried carried) {
        DispatchLeg.Sent sent = new DispatchLeg.Sent(claim, carried.receipt(), carried.handover());
        try {
            if (leg.isToldPart(sent)) {
                leg.sent(List.of(sent));
            } else {
                sentTogether.commit(sent);
            }
        } catch (RuntimeException e) {
            if (!Opening.isOfItsOwn(e) && !isUnwritten(e)) {
                throw e;
            }
            LOG.error(
                    "A receipt cannot be recorded. link={} request={} fault={}",
                    link(claim),
                    id(claim),
                    Faults.name(e));
            return Result.of(leg.unrecordable(sent));
        }
        gate.succeeded();
        return claim.request().passage() == Passage.TELL ? Result.TAKEN : Result.ARRIVED;
    }

    /** Whether what its sender is to be told cannot be written in its form: it never can. */
    private static boolean isUnwritten(RuntimeException fault) {
        return fault instanceof SekishoException known && known.code() == PassageError.RESULT_NOT_WRITTEN;
    }

    private Result afterFailure(LaneEntry entry, Claim claim, Finding finding) {
        said(claim.request(), finding);
        ErrorCode code = finding.code();
        if (code == TransportError.REJECTED) {
            return afterRejection(entry, claim, finding);
        }
        if (code == PassageError.UNSENDABLE) {
            return entry.unsendable() < ATTEMPTS_UNTIL_SET_ASIDE
                    ? turnedAway(claim, finding)
                    : setAside(claim, finding);
        }
        if (NOTHING_ARRIVED.contains(code)) {
            return turnedAway(claim, finding);
        }
        return inDoubt(claim);
    }

    /** What the failure says of the link, and of what came as a receipt. */
    private void said(Request request, Finding finding) {
        ErrorCode code = finding.code();
        LOG.warn("A send failed. link={} request={} reason={}", request.link(), request.id(), code.wire());
        if (code == TransportError.CLOSED) {
            gate.turnedAway();
        } else if (!OF_THE_MESSAGE.contains(code)) {
            gate.failed();
        }
        if (code == PassageError.WRONG_RECEIPT || code.disposition() == Disposition.REFUSE) {
            leg.receiptRefused(request, finding);
        }
    }

    /** This message is refused, not the link: others go on. It is failed after some tries. */
    private Result afterRejection(LaneEntry entry, Claim claim, Finding finding) {
        if (entry.rejected() < REJECTIONS_UNTIL_FAILED) {
            return turnedAway(claim, finding);
        }
        return claim.inDoubt() ? recallRejected(claim, finding) : failed(claim, finding);
    }

    private Result failed(Claim claim, Finding finding) {
        return Result.of(leg.rejected(claim, finding));
    }

    /** It waits again, unless an earlier attempt may have arrived. */
    private Result turnedAway(Claim claim, Finding finding) {
        if (!claim.inDoubt()) {
            leg.turnedAway(claim, finding);
        }
        return Result.TO_RETRY;
    }

    /** Whatever was done, it could not be made ready: others go on without it. */
    private Result setAside(Claim claim, Finding finding) {
        Result result = Result.of(leg.unsendable(claim, finding));
        LOG.error(
                "A request cannot be made ready to leave. link={} request={} reason={}",
                link(claim),
                id(claim),
                finding);
        return result;
    }

    /** It may have arrived: it goes again where that is harmless, and is parked where it is not. */
    private Result inDoubt(Claim claim) {
        if (resend == Resend.NEVER) {
            leg.doubtful(claim);
            return Result.PARKED;
        }
        if (!claim.inDoubt()) {
            leg.fault(claim);
        }
        return Result.TO_RETRY;
    }

    private Result recallRejected(Claim claim, Finding rejection) {
        return recall(claim, () -> failed(claim, rejection));
    }

    /** Past its deadline nothing is carried: what has surely not left waits, until the watch over deadlines ends it. */
    private Result overdue(Claim claim) {
        return claim.inDoubt()
                ? recall(claim, () -> Result.of(leg.recalled(claim)))
                : turnedAway(claim, Finding.of(PassageError.EXPIRED_WAITING));
    }

    /** It may have left when it might: if the counterpart has not taken it, it never will. */
    private Result withdrawn(Claim claim, Finding objection) {
        return recall(claim, () -> Result.of(leg.recalled(claim, objection)));
    }

    /** What the counterpart has goes on its way; what it will never take ends; otherwise it is asked again. */
    private Result recall(Claim claim, Supplier<Result> never) {
        Optional<String> receipt;
        try {
            receipt = ways.recall.of(claim.request());
        } catch (SekishoException e) {
            said(claim.request(), e.finding());
            return Result.TO_RETRY;
        }
        return receipt.map(number -> arrived(claim, Carried.to(number))).orElseGet(never);
    }

    private static String link(Claim claim) {
        return claim.request().link();
    }

    private static String id(Claim claim) {
        return claim.request().id();
    }
}
