package jp.sekisho.operate.proposal;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why an act that needs two people is not proposed, or not done. */
enum ProposalError implements ErrorCode {
    UNKNOWN(
            "PROPOSAL-001",
            "提案 {id} はありません。sekisho proposals list で確かめてください。",
            "There is no proposal {id}. Look at sekisho proposals list."),
    SAME_PERSON(
            "PROPOSAL-002",
            "提案した本人は承認できません。別の人が承認してください。",
            "Whoever proposed it cannot confirm it: another person has to."),
    EXPIRED("PROPOSAL-003", "提案 {id} の期限は過ぎました。もう一度提案してください。", "The proposal {id} has lapsed. Propose it again."),
    CHANGED(
            "PROPOSAL-004",
            "提案の後に状態が変わりました ({difference})。何もしていません。確かめて、提案し直してください。",
            "The state has changed since it was proposed ({difference}). Nothing was done: look again, and propose it anew."),
    VOIDED(
            "PROPOSAL-005",
            "提案 {id} はデータベースを戻す前のもので、無効です。確かめて、提案し直してください。",
            "The proposal {id} was made before the database was restored, and is void. Look again, and propose it anew."),
    NOTHING_TO_ACT_ON(
            "PROPOSAL-006",
            "{target} は {operation} の対象ではありません。一覧 (sekisho parked list、dead list、outcomes show、sequence list) で確かめてください。",
            "There is nothing for {operation} to act on in {target}. Look at sekisho parked list, dead list, outcomes"
                    + " show or sequence list."),
    ALREADY_PROPOSED(
            "PROPOSAL-007",
            "同じ対象への提案 {id} があります。別の人が承認するか、取り下げてください。",
            "The proposal {id} is about the same. Have another person confirm it, or withdraw it."),
    PROPOSER_GONE(
            "PROPOSAL-008",
            "提案した人は、今はこの操作をできません。別の人が提案し直してください。",
            "Whoever proposed it may not do so any more. Have another person propose it anew.");

    private final Meaning meaning;

    ProposalError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
