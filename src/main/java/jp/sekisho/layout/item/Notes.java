package jp.sekisho.layout.item;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.text.charset.Rewriting;

/**
 * What was noticed while records were read or written, though nothing was wrong: characters that were substituted, and bytes
 * that come back otherwise when what they say is written anew. Holds places and counts, never a value.
 *
 * <p>Mutable; owned by the thread that reads or writes.
 */
public final class Notes {
    /** So many places of substitutions are kept; the count goes on. */
    public static final int MOST_PLACES = 10_000;

    private final List<Substitution> substitutions = new ArrayList<>();
    private final long[] normalised = new long[Normalisation.values().length];
    private final long[] normalisedBefore = new long[normalised.length];
    private final boolean heard;
    private long substituted;
    private long substitutedBefore;
    private int placesBefore;

    private Notes(boolean heard) {
        this.heard = heard;
    }

    public Notes() {
        this(true);
    }

    /** For a message of which nobody asks what was noticed: what costs work to notice is not looked for. */
    public static Notes unheard() {
        return new Notes(false);
    }

    public boolean areHeard() {
        return heard;
    }

    /** How many characters were written as another. */
    public long substituted() {
        return substituted;
    }

    /** Where that was: the first {@link #MOST_PLACES} of them. */
    public List<Substitution> substitutions() {
        return Collections.unmodifiableList(substitutions);
    }

    /** How often what was read would be written otherwise, by the kind of change. */
    public Map<Normalisation, Long> normalisations() {
        Map<Normalisation, Long> counts = new EnumMap<>(Normalisation.class);
        for (Normalisation change : Normalisation.values()) {
            if (normalised[change.ordinal()] > 0) {
                counts.put(change, normalised[change.ordinal()]);
            }
        }
        return counts;
    }

    /** Says that what follows is noted of another record. */
    public void mark() {
        System.arraycopy(normalised, 0, normalisedBefore, 0, normalised.length);
        substitutedBefore = substituted;
        placesBefore = substitutions.size();
    }

    /** Forgets what was noted since {@link #mark}: the record that it was noted of does not count. */
    public void back() {
        System.arraycopy(normalisedBefore, 0, normalised, 0, normalised.length);
        substituted = substitutedBefore;
        substitutions.subList(placesBefore, substitutions.size()).clear();
    }

    void substituted(Substitution place) {
        substituted++;
        if (substitutions.size() < MOST_PLACES) {
            substitutions.add(place);
        }
    }

    public void normalised(Normalisation change) {
        normalised[change.ordinal()]++;
    }

    public void rewritten(Map<Rewriting, Integer> changes) {
        changes.forEach((change, count) ->
                normalised[Normalisation.valueOf(change.name()).ordinal()] += count);
    }
}
