package jp.sekisho.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.text.Rewriting;

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
    private final Map<Normalisation, Long> normalisations = new EnumMap<>(Normalisation.class);
    private long substituted;

    private final boolean heard;

    private Notes(boolean heard) {
        this.heard = heard;
    }

    Notes() {
        this(true);
    }

    /** For a message of which nobody asks what was noticed: what costs work to notice is not looked for. */
    static Notes unheard() {
        return new Notes(false);
    }

    boolean areHeard() {
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
        return Collections.unmodifiableMap(normalisations);
    }

    /** How far it is, to go back to. */
    record Mark(long substituted, int places, Map<Normalisation, Long> normalisations) {}

    Mark mark() {
        return new Mark(
                substituted, substitutions.size(), normalisations.isEmpty() ? Map.of() : Map.copyOf(normalisations));
    }

    /** Forgets what was noted since. */
    void back(Mark mark) {
        substituted = mark.substituted();
        substitutions.subList(mark.places(), substitutions.size()).clear();
        normalisations.clear();
        normalisations.putAll(mark.normalisations());
    }

    void substituted(Substitution place) {
        substituted++;
        if (substitutions.size() < MOST_PLACES) {
            substitutions.add(place);
        }
    }

    void normalised(Normalisation change) {
        normalisations.merge(change, 1L, Long::sum);
    }

    void rewritten(Map<Rewriting, Integer> changes) {
        changes.forEach((change, count) ->
                normalisations.merge(Normalisation.valueOf(change.name()), count.longValue(), Long::sum));
    }
}
