package jp.sekisho.registry.synthetic;

import java.time.LocalDate;
import java.util.Map;

/**
 * Somebody who does not exist.
 *
 * @param individualNumber 12 digits, with a valid check digit
 * @param residentRecordCode 11 digits, with a valid check digit
 * @param familyName may hold characters that MS932 lacks
 * @param givenName may hold characters that MS932 lacks
 * @param familyKana full-width katakana
 * @param givenKana full-width katakana
 * @param birth day of birth
 * @param sex as the register has it
 * @param address in the synthetic city; may hold characters that MS932 lacks
 * @param localNumbers the resident's own number in each business system that knows them, by system id, in a fixed order
 */
public record Resident(
        String individualNumber,
        String residentRecordCode,
        String familyName,
        String givenName,
        String familyKana,
        String givenKana,
        LocalDate birth,
        Sex sex,
        String address,
        Map<String, String> localNumbers) {

    /** Nothing of the person: synthetic or not, persons do not go into logs. */
    @Override
    public String toString() {
        return "Resident" + localNumbers.keySet();
    }
}
