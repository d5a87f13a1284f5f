package jp.sekisho.demo.cs;

/** What happens to an update and its answer. */
enum Deed {
    PROMPT,
    /** It is answered on the next business day. */
    LATE,
    /** The answer's signature is wrong the first two times it is fetched: one of them may die with who fetched. */
    TAMPERED,
    /** The answer is offered once more after it was confirmed. */
    TWICE,
    /** 論理チェック finds something in the address. */
    REFUSED,
    /** Somebody has just taken this number of the person's at the 統合端末. */
    BY_HAND
}
