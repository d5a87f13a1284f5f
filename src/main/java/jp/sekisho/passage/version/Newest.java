package jp.sekisho.passage.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.error.Counted;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.version.NewestTable.Row;
import org.jdbi.v3.core.Handle;

/**
 * The newest state that was accepted of each thing, for the door's transaction, which locks the things that a message is about before the
 * ledger. A state that was refused never counts. Thread safe.
 */
public final class Newest {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final List<String> ANSWERED = List.of(Ending.RESULT.name(), Ending.SETTLED.name());

    private final Station station;

    public Newest(Station station) {
        this.station = station;
    }

    /** What a system says of things. */
    public record Told(String system, Submission submission) {}

    /**
     * What is to be done with it: it is taken unless it is the same as an earlier message, or there is a reason to refuse it.
     *
     * @param sameAs the message that said just this
     * @param refused why it cannot be taken, in the order of its records
     */
    public record Judgement(Optional<String> sameAs, List<Finding> refused) {
        private static final Judgement NEW = new Judgement(Optional.empty(), List.of());

        public Judgement {
            refused = List.copyOf(refused);
        }

        public boolean isNew() {
            return sameAs.isEmpty() && refused.isEmpty();
        }
    }

    /**
     * A line that says the state of something.
     *
     * @param key keyed digest of what it is about
     * @param content keyed digest of all that it says
     */
    private record Said(String system, String interfaceId, Submission.Line line, Digest key, Digest content) {
        Submission.Thing thing() {
            return line.thing().orElseThrow();
        }

        Row row() {
            return new Row(system, interfaceId, thing().version(), content, line.requestId(), false);
        }
    }

    /** Why a line says nothing new. */
    private record Objection(VersionError why, Said said, Row newest) {
        Finding finding(boolean isAlone) {
            Finding finding = Finding.of(why, "newest", newest.version());
            return isAlone ? finding : finding.at(Counted.LINES, said.thing().record());
        }
    }

    /** Locks what these are about until the transaction ends, and says what is to be done with them, as if one came after the other. */
    public Judgement judge(Handle handle, List<Told> all) {
        List<Said> said = said(all);
        if (said.isEmpty()) {
            return Judgement.NEW;
        }
        SortedMap<Digest, Row> rows = new TreeMap<>();
        said.forEach(each -> rows.putIfAbsent(each.key, each.row()));
        NewestTable.lock(handle, rows, station.now());
        List<Objection> objections = objections(handle, said, rows);
        if (objections.isEmpty()) {
            return Judgement.NEW;
        }
        NewestTable.forgetUnsaid(handle, rows.keySet());
        Optional<String> same = sameAs(handle, all, objections);
        boolean isAlone = all.get(0).submission.lines().size() == 1;
        return same.isPresent()
                ? new Judgement(same, List.of())
                : new Judgement(
                        same,
                        objections.stream().map(each -> each.finding(isAlone)).toList());
    }

    private static List<Objection> objections(Handle handle, List<Said> said, Map<Digest, Row> rows) {
        List<Objection> objections = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (Said each : said) {
            Row newest = Objects.requireNonNull(rows.get(each.key));
            Optional<VersionError> why = why(handle, each, newest, here);
            why.ifPresentOrElse(
                    error -> objections.add(new Objection(error, each, newest)), () -> rows.put(each.key, each.row()));
            here.add(each.line.requestId());
        }
        return objections;
    }

    /** @param here the lines before this one that come with it */
    private static Optional<VersionError> why(Handle handle, Said said, Row newest, Set<String> here) {
        int order = newest.isUnsaid() ? 1 : compare(said.thing().version(), newest.version());
        if (order != 0) {
            return order > 0 ? Optional.empty() : Optional.of(VersionError.OVERTAKEN);
        }
        if (!said.content.equals(newest.content())) {
            return Optional.of(VersionError.OTHER_CONTENT);
        }
        if (here.contains(newest.requestId())) {
            return Optional.of(VersionError.TWICE_IN_ONE);
        }
        return newest.isUndone() || endedWithoutAnswer(handle, newest.requestId())
                ? Optional.empty()
                : Optional.of(VersionError.SENT_BEFORE);
    }

    /** Numbers by their value; days and times are in order as they are written in canonical form. */
    private static int compare(String version, String newest) {
        return NUMBER.matcher(version).matches() && NUMBER.matcher(newest).matches()
                ? new BigDecimal(version).compareTo(new BigDecimal(newest))
                : version.compareTo(newest);
    }

    /** Whether it was cancelled, refused, given up or has expired: then the same may be sent again. */
    private static boolean endedWithoutAnswer(Handle handle, String requestId) {
        return handle.createQuery("select ending from request where id = ? and ending is not null")
                .bind(0, requestId)
                .mapTo(String.class)
                .findOne()
                .filter(ending -> !ANSWERED.contains(ending))
                .isPresent();
    }

    /** The message that said all of this and nothing else. */
    private static Optional<String> sameAs(Handle handle, List<Told> all, List<Objection> objections) {
        List<Submission.Line> lines =
                all.stream().flatMap(told -> told.submission.lines().stream()).toList();
        Set<String> requests = new HashSet<>();
        objections.stream()
                .filter(each -> each.why == VersionError.SENT_BEFORE)
                .forEach(each -> requests.add(each.newest.requestId()));
        if (all.size() > 1 || requests.size() < lines.size()) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "select m.id from request r join message m on m.id = r.message_id"
                                + " where r.id = any(cast(? as varchar array)) and m.line_count = ? group by m.id having count(*) = ?")
                .bindArray(0, String.class, requests)
                .bind(1, lines.size())
                .bind(2, lines.size())
                .mapTo(String.class)
                .findOne();
    }

    /** It was new, and is not taken for another reason. */
    public void notTaken(Handle handle, List<Told> all) {
        Set<Digest> keys = new HashSet<>();
        said(all).forEach(each -> keys.add(each.key));
        NewestTable.forgetUnsaid(handle, keys);
    }

    /** Remembers what was accepted; the last of a thing is the newest. */
    public void accepted(Handle handle, List<Told> all) {
        SortedMap<Digest, Row> rows = new TreeMap<>();
        said(all).forEach(each -> rows.put(each.key, each.row()));
        NewestTable.write(handle, rows, station.now());
    }

    /** What a line says was not done, as its counterpart has answered: the same may be sent again. */
    public void notDone(Handle handle, String requestId) {
        NewestTable.undone(handle, requestId);
    }

    private List<Said> said(List<Told> all) {
        return all.stream()
                .flatMap(told -> told.submission.lines().stream()
                        .filter(line -> line.thing().isPresent())
                        .map(line -> said(told, line)))
                .toList();
    }

    private Said said(Told told, Submission.Line line) {
        String interfaceId = told.submission.interfaceOf(line);
        List<String> key = line.thing().orElseThrow().key();
        byte[][] parts = Stream.concat(Stream.of(told.system, interfaceId), key.stream())
                .map(part -> part.getBytes(UTF_8))
                .toArray(byte[][]::new);
        return new Said(
                told.system,
                interfaceId,
                line,
                new Digest(station.vault().digest("thing", parts)),
                new Digest(station.vault().digest("state", line.contentDigest().getBytes(UTF_8))));
    }
}
