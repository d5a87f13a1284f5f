package jp.sekisho.passage;

import jp.sekisho.error.Finding;

/**
 * Who does something to a link, and why. Immutable.
 *
 * @param by as the ledger names them
 */
public record Remark(String by, String reason) {
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 64;

    /** @throws jp.sekisho.error.SekishoException GATE-002 without a reason, or with one that is no line of text */
    public Remark {
        boolean usable = !reason.isBlank()
                && reason.length() <= LONGEST
                && reason.chars().noneMatch(Character::isISOControl);
        if (!usable) {
            throw Finding.of(OperatorError.NO_REASON).asException();
        }
        reason = reason.strip();
        by = by.substring(0, Math.min(by.length(), LONGEST_NAME));
    }
}
