package jp.sekisho.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The one of {@code known} that differs least from {@code written}, or empty if none is near. */
    public static Optional<String> to(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .filter(name -> isNear(written, name));
    }

    /** Whether at least half of the longer one is as in the other. */
    public static boolean isNear(String written, String name) {
        return distance(written, name) * 2 <= Math.max(written.length(), name.length()) && !name.isEmpty();
    }

    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
