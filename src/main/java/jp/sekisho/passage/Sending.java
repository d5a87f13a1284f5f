package jp.sekisho.passage;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what was claimed to its counterpart, and commits what came of it. Thread safe; never throws. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int REJECTIONS_UNTIL_FAILED = 5;

    private final Link link;
    private final Gate gate;
    private final Carrier carrier;
    private final DispatchLeg leg;
    private final GroupCommit<DispatchLeg.Sent> sentTogether;
    private final Waypoints waypoints;

    /** What the lane has to do about a request that was sent. */
    enum Upshot {
        /** The counterpart has it: whether later ones of its persons may go, the link says. */
        ARRIVED,
        /** It has its outcome: it leaves the lane. */
        ENDED,
        /** It goes again after a rest, and its persons wait. */
        TO_RETRY,
        /** Nobody knows whether it arrived, and it must not go twice: it stays where it is. */
        IN_DOUBT
    }

    Sending(Link link, Gate gate, Carrier carrier, DispatchLeg leg, Waypoints waypoints) {
        this.link = link;
        this.gate = gate;
        this.carrier = carrier;
        this.leg = leg;
        this.sentTogether = new GroupCommit<>(leg::sent);
        this.waypoints = waypoints;
    }

    Upshot send(LaneEntry entry, Claim claim) {
        try {
            waypoints.pass(Waypoint.SEND_BEFORE);
            String receipt = carrier.carry(claim);
            waypoints.pass(Waypoint.SEND_ANSWERED);
            sentTogether.commit(new DispatchLeg.Sent(claim, receipt));
            gate.succeeded();
            return Upshot.ARRIVED;
        } catch (SekishoException e) {
            return failed(entry, claim, e.finding());
        } catch (Throwable e) {
            LOG.warn("A send met a fault. link={} request={} fault={}", link.id(), entry.requestId(), Faults.name(e));
            return Upshot.TO_RETRY;
        }
    }

    private Upshot failed(LaneEntry entry, Claim claim, Finding finding) {
        LOG.warn(
                "A send failed. link={} request={} reason={}",
                link.id(),
                entry.requestId(),
                finding.code().wire());
        try {
            return afterFailure(entry, claim, finding);
        } catch (Throwable e) {
            LOG.warn("What came of a send could not be recorded. link={} fault={}", link.id(), Faults.name(e));
            return Upshot.TO_RETRY;
        }
    }

    private Upshot afterFailure(LaneEntry entry, Claim claim, Finding finding) {
        ErrorCode code = finding.code();
        if (code == PassageError.LINK_REJECTED) {
            return afterRejection(entry, claim, finding);
        }
        if (code == PassageError.LINK_CLOSED) {
            gate.turnedAway();
            if (!claim.resumed()) {
                leg.turnedAway(claim, finding);
                return Upshot.TO_RETRY;
            }
        } else {
            gate.failed();
        }
        if (code == PassageError.WRONG_RECEIPT || code.disposition() == Disposition.REFUSE) {
            leg.receiptRefused(claim, finding);
        }
        return inDoubt(claim);
    }

    /** This message is refused, not the link: others go on. It is failed after some tries, and never if it may have arrived. */
    private Upshot afterRejection(LaneEntry entry, Claim claim, Finding finding) {
        if (claim.resumed()) {
            return inDoubt(claim);
        }
        if (entry.rejected() >= REJECTIONS_UNTIL_FAILED) {
            leg.rejected(claim, finding);
            return Upshot.ENDED;
        }
        leg.turnedAway(claim, finding);
        return Upshot.TO_RETRY;
    }

    /** It may have arrived: it goes again where that is harmless, and is parked where it is not. */
    private Upshot inDoubt(Claim claim) {
        if (link.resend() == Resend.NEVER) {
            leg.doubtful(claim);
            return Upshot.IN_DOUBT;
        }
        return Upshot.TO_RETRY;
    }
}
