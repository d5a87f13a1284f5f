package jp.sekisho.passage.sequence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What is missing of a sequence, while later numbers wait for it.
 *
 * @param held how many messages wait
 * @param missing at least one range, in order
 */
public record Gap(SequenceRow row, int held, List<Missing> missing) {
    private static final int MOST_WRITTEN = 20;

    public Gap {
        missing = List.copyOf(missing);
    }

    /**
     * Numbers that have not come, one after the other.
     *
     * @param since when the first one behind them came, business time
     */
    public record Missing(long first, long last, Instant since) {
        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }

    /** Of whom messages are held. */
    public static List<SequenceKey> waiting(Handle handle) {
        return handle.createQuery("select distinct system, interface_id from early order by system, interface_id")
                .map((row, context) -> new SequenceKey(row.getString("system"), row.getString("interface_id")))
                .list();
    }

    /**
     * What is missing of a sequence, if anything is.
     *
     * @param lost what was put before its door by then and has not come through it is missing, too; business time
     */
    public static Optional<Gap> of(Handle handle, SequenceRow row, Instant lost) {
        Map<Boolean, List<EarlyMessages.Early>> all = EarlyMessages.all(handle, row.key()).stream()
                .collect(Collectors.partitioningBy(early -> early.isLost(lost)));
        List<EarlyMessages.Early> there = all.getOrDefault(false, List.of());
        List<Missing> missing = new ArrayList<>();
        Instant since = Instant.MAX;
        for (int i = there.size() - 1; i >= 0; i--) {
            EarlyMessages.Early early = there.get(i);
            since = early.since().isBefore(since) ? early.since() : since;
            long before = i == 0 ? row.last() : there.get(i - 1).number();
            if (early.number() > before + 1) {
                missing.add(0, new Missing(before + 1, early.number() - 1, since));
            }
        }
        long highest =
                there.isEmpty() ? row.last() : there.get(there.size() - 1).number();
        all.getOrDefault(true, List.of()).stream()
                .filter(early -> early.number() > highest)
                .reduce((before, after) -> after)
                .ifPresent(last -> missing.add(new Missing(highest + 1, last.number(), last.since())));
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Gap(row, there.size(), missing));
    }

    /** Since when the first number is missing, business time. */
    public Instant since() {
        return missing.get(0).since();
    }

    /** How many messages go on at once if no number up to this one ever comes. */
    public long behind(long number) {
        Missing first = missing.get(0);
        if (number < first.last()) {
            return 0;
        }
        return missing.size() > 1 ? missing.get(1).first() - first.last() - 1 : held;
    }

    /** The numbers as they are told, such as {@code 101-104 106}; of very many the first ones. */
    public static String written(List<Missing> ranges) {
        return ranges.stream().limit(MOST_WRITTEN).map(Missing::toString).collect(Collectors.joining(" "))
                + (ranges.size() > MOST_WRITTEN ? " …" : "");
    }
}
