package jp.sekisho.passage;

import jp.sekisho.error.Finding;
import jp.sekisho.text.PersonalNumbers;

/**
 * Who does something that the ledger records, and why, in their own words. Immutable. Whatever else people type that is kept
 * or shown goes through {@link #checked}.
 *
 * @param by as the ledger names them
 */
public record Remark(String by, String reason) {
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 64;

    /**
     * @throws jp.sekisho.error.SekishoException GATE-002 without a reason, or with one that is no line of text; GATE-009 if
     *     it holds a number that identifies a person
     */
    public Remark {
        boolean usable = !reason.isBlank()
                && reason.length() <= LONGEST
                && reason.chars().noneMatch(Character::isISOControl);
        if (!usable) {
            throw Finding.of(OperatorError.NO_REASON).asException();
        }
        reason = checked(reason.strip());
        by = by.substring(0, Math.min(by.length(), LONGEST_NAME));
    }

    /**
     * What somebody has typed, if it may be kept.
     *
     * @throws jp.sekisho.error.SekishoException GATE-009 if it holds a number that identifies a person
     */
    public static String checked(String typed) {
        if (PersonalNumbers.in(typed)) {
            throw Finding.of(OperatorError.NAMES_A_PERSON).asException();
        }
        return typed;
    }
}
