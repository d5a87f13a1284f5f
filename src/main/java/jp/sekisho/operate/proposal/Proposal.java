package jp.sekisho.operate.proposal;

import java.time.Instant;

/**
 * What one person has proposed, and another one may confirm.
 *
 * @param id ends with the beginning of the state's digest: whoever confirms it names the state that it was made in
 * @param operation the act
 * @param target what it acts on
 * @param digest of the state that the proposer saw
 * @param seen that state in words; names nobody
 * @param proposer the account
 * @param proposedBy the proposer as the ledger names them
 * @param until when it lapses, real time
 * @param voided whether the tables were restored since
 */
public record Proposal(
        String id,
        String operation,
        String target,
        String digest,
        String seen,
        String proposer,
        String proposedBy,
        String reason,
        Instant at,
        Instant until,
        boolean voided) {}
