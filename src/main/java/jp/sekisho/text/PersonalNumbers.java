package jp.sekisho.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the numbers that identify a person in what people type: 個人番号 (12 digits) and 住民票コード (11 digits), each by
 * its check digit, however it is written: in digits of any script and width, in groups with spaces or hyphens between.
 *
 * <p>Pure. About one in eleven other numbers of that length is taken for one, telephone numbers among them.
 */
public final class PersonalNumbers {
    private static final int LONGEST = 12;

    private PersonalNumbers() {}

    /** Whether the text holds such a number. */
    public static boolean in(String text) {
        return runs(Normalizer.normalize(text, Normalizer.Form.NFKC)).stream().anyMatch(PersonalNumbers::holdsOne);
    }

    /** Groups of digits between which stand only spaces and hyphens. */
    private static List<List<String>> runs(String text) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            if (Character.isDigit(character)) {
                group.append(Character.digit(character, 10));
                continue;
            }
            end(group, run);
            if (!separates(character)) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        end(group, run);
        runs.add(run);
        return runs;
    }

    private static void end(StringBuilder group, List<String> run) {
        if (!group.isEmpty()) {
            run.add(group.toString());
            group.setLength(0);
        }
    }

    /** Any neighbours together may be the number: another one may stand before or behind it. */
    private static boolean holdsOne(List<String> groups) {
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder number = new StringBuilder();
            for (int next = first; next < groups.size() && number.length() < LONGEST; next++) {
                number.append(groups.get(next));
                if (identifies(number.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean identifies(String number) {
        return CheckDigit.INDIVIDUAL_NUMBER.isValid(number) || CheckDigit.RESIDENT_RECORD_CODE.isValid(number);
    }

    /** Spaces, dashes of all kinds (the long vowel is typed for one), and what is not seen at all. */
    private static boolean separates(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == 'ー'
                || character == '\u2212'
                || switch (Character.getType(character)) {
                    case Character.DASH_PUNCTUATION, Character.FORMAT, Character.CONTROL -> true;
                    default -> false;
                };
    }
}
