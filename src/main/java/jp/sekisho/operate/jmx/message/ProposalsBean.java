package jp.sekisho.operate.jmx.message;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.AccessError;
import jp.sekisho.operate.jmx.Actor;
import jp.sekisho.operate.jmx.Admission;
import jp.sekisho.operate.jmx.OperatorAction;
import jp.sekisho.operate.proposal.Proposals;
import jp.sekisho.operate.proposal.Signer;

/** Shows proposals, and takes a second person's word about them; what is refused is recorded. Thread safe. */
public final class ProposalsBean implements ProposalsMXBean {
    private final Proposals proposals;
    private final Clock real;
    private final Admission admission;

    public ProposalsBean(Proposals proposals, Clock real, Admission admission) {
        this.proposals = proposals;
        this.real = real;
        this.admission = admission;
    }

    @Override
    public long getCount() {
        return proposals.count();
    }

    @Override
    public List<String> list() {
        return proposals.all().stream()
                .flatMap(proposal -> ProposalText.lines(proposal, real.instant()))
                .toList();
    }

    @Override
    public void confirm(String id) {
        decide(who -> proposals.confirm(id, who));
    }

    @Override
    public void withdraw(String id) {
        decide(who -> proposals.withdraw(id));
    }

    /** Proposes an act as whoever calls; answers the proposal's id. */
    String propose(String operation, String target, String reason) {
        try {
            return proposals.propose(operation, target, signer(), reason).id();
        } catch (SekishoException e) {
            throw OperatorAction.inWords(e);
        }
    }

    private void decide(Consumer<Signer> decision) {
        Signer who = signer();
        try {
            decision.accept(who);
        } catch (SekishoException e) {
            admission.audit().record(refused(who, e));
            throw OperatorAction.inWords(e);
        }
    }

    private static SecurityEvent refused(Signer who, SekishoException e) {
        return SecurityEvent.of(
                who.account(),
                who.name().replaceFirst(":.*", ""),
                What.SECOND_PERSON_REFUSED,
                e.code().wire());
    }

    private Signer signer() {
        Actor actor = admission
                .caller()
                .current()
                .orElseThrow(() ->
                        OperatorAction.inWords(Finding.of(AccessError.NO_LOGIN).asException()));
        return new Signer(actor.person().id(), actor.name());
    }
}
