package jp.sekisho.operate.proposal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.Person;
import jp.sekisho.operate.access.Rights;
import jp.sekisho.passage.Remark;
import jp.sekisho.store.RandomId;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Acts that need two people. One person proposes an act in the state that they see; another one, who may do the same,
 * confirms it within a day. The act's effect, its ledger row with both names and the end of the proposal are one transaction,
 * and only if the state is still the one that the first person saw. What was proposed before a restore is void. Thread safe.
 */
public final class Proposals {
    /** How long a proposal may be confirmed. */
    public static final Duration OPEN = Duration.ofDays(1);

    /** So long a lapsed one is still told from one that never was. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int ID_PART = 8;
    private static final String AND = "+";

    private final Store store;
    private final Clock real;
    private final Map<String, JointAct> acts;
    private final Function<String, Optional<Person>> persons;

    /** @param persons an account as it is now, if it is in use */
    public Proposals(Store store, Clock real, List<JointAct> acts, Function<String, Optional<Person>> persons) {
        this.store = store;
        this.real = real;
        this.acts = acts.stream().collect(Collectors.toMap(JointAct::operation, Function.identity()));
        this.persons = persons;
    }

    /**
     * Proposes an act; nothing is done yet.
     *
     * @throws SekishoException PROPOSAL-006 or PROPOSAL-007; GATE-002 or GATE-009 about the reason
     */
    public Proposal propose(String operation, String target, Signer who, String reason) {
        Remark remark = new Remark(who.name(), reason);
        return store.inTransaction(handle -> {
            SeenState seen = state(handle, act(operation), target);
            Instant now = real.instant();
            ProposalTable.deleteLapsed(handle, now.minus(KEPT));
            ProposalTable.about(handle, operation, target).forEach(other -> replace(handle, other, now));
            Proposal proposal = new Proposal(
                    RandomId.next().substring(0, ID_PART) + "-" + seen.digest().substring(0, ID_PART),
                    operation,
                    target,
                    seen.digest(),
                    seen.words(),
                    who.account(),
                    who.name(),
                    remark.reason(),
                    now,
                    now.plus(OPEN),
                    false);
            ProposalTable.insert(handle, proposal);
            return proposal;
        });
    }

    private static void replace(Handle handle, Proposal other, Instant now) {
        if (!other.voided() && now.isBefore(other.until())) {
            throw Finding.of(ProposalError.ALREADY_PROPOSED, "id", other.id()).asException();
        }
        ProposalTable.delete(handle, other.id());
    }

    /**
     * Confirms a proposal as the second person: the act is done.
     *
     * @throws SekishoException with a {@link ProposalError}, and whatever the act itself refuses; then nothing has changed
     */
    public void confirm(String id, Signer who) {
        store.inTransaction(handle -> {
                    Proposal proposal = open(handle, id);
                    JointAct act = act(proposal.operation());
                    requireTwo(proposal, who);
                    SeenState then = new SeenState(proposal.seen());
                    SeenState now = act.state()
                            .of(handle, proposal.target())
                            .map(SeenState::of)
                            .orElse(new SeenState(""));
                    if (!now.digest().equals(proposal.digest())) {
                        throw Finding.of(ProposalError.CHANGED, "difference", then.differenceTo(now))
                                .asException();
                    }
                    Remark both = new Remark(proposal.proposedBy() + AND + who.name(), proposal.reason());
                    Runnable afterwards = act.effect().on(handle, proposal.target(), both);
                    ProposalTable.delete(handle, id);
                    return afterwards;
                })
                .run();
    }

    private void requireTwo(Proposal proposal, Signer who) {
        if (proposal.proposer().equals(who.account())) {
            throw Finding.of(ProposalError.SAME_PERSON).asException();
        }
        if (!mayDo(proposal.proposer(), proposal.operation())) {
            throw Finding.of(ProposalError.PROPOSER_GONE).asException();
        }
        if (!mayDo(who.account(), proposal.operation())) {
            throw Rights.refusal(proposal.operation(), who.account());
        }
    }

    private boolean mayDo(String account, String operation) {
        return persons.apply(account)
                .filter(person -> Rights.of(operation)
                        .filter(right -> right.isGivenTo(person))
                        .isPresent())
                .isPresent();
    }

    private Proposal open(Handle handle, String id) {
        Proposal proposal = find(handle, id);
        if (proposal.voided()) {
            throw Finding.of(ProposalError.VOIDED, "id", id).asException();
        }
        if (!real.instant().isBefore(proposal.until())) {
            throw Finding.of(ProposalError.EXPIRED, "id", id).asException();
        }
        return proposal;
    }

    /** Takes a proposal back, whatever became of it. */
    public void withdraw(String id) {
        store.useTransaction(
                handle -> ProposalTable.delete(handle, find(handle, id).id()));
    }

    /** All that are known, the oldest first: open, lapsed and void. */
    public List<Proposal> all() {
        return store.ask(ProposalTable::all);
    }

    /** Those that may be confirmed now. */
    public long count() {
        Instant now = real.instant();
        return all().stream()
                .filter(proposal -> !proposal.voided() && now.isBefore(proposal.until()))
                .count();
    }

    private static Proposal find(Handle handle, String id) {
        return ProposalTable.find(handle, id)
                .orElseThrow(() -> Finding.of(ProposalError.UNKNOWN, "id", id).asException());
    }

    private JointAct act(String operation) {
        JointAct act = acts.get(operation);
        if (act == null) {
            throw new IllegalArgumentException("not an act of two people: " + operation);
        }
        return act;
    }

    private static SeenState state(Handle handle, JointAct act, String target) {
        return act.state().of(handle, target).map(SeenState::of).orElseThrow(() -> Finding.of(
                        ProposalError.NOTHING_TO_ACT_ON, "target", target, "operation", act.operation())
                .asException());
    }
}
