package jp.sekisho.passage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.lane.LaneOrder;

/** The rules of a lane's order as one would write them down, whatever that costs. */
public final class PlainOrder {
    private final Map<String, Request> requests = new LinkedHashMap<>();
    private final Map<String, List<Request>> lines = new HashMap<>();

    private enum Standing {
        WAITING,
        OUT,
        RESTING
    }

    private static final class Request {
        private final LaneOrder.Row row;
        private Priority priority;
        private Standing standing;
        private int rows;

        Request(LaneOrder.Row row) {
            this.row = row;
            this.priority = row.priority();
            this.standing = row.state() == RequestState.PARKED ? Standing.OUT : Standing.WAITING;
        }
    }

    public void add(LaneOrder.Row row) {
        Request request = requests.computeIfAbsent(row.requestId(), id -> new Request(row));
        request.rows++;
        lines.computeIfAbsent(row.person(), person -> new ArrayList<>()).add(request);
        while (lines.values().stream().anyMatch(PlainOrder::lift)) {}
    }

    /** Whether somebody in the line had to be lifted. */
    private static boolean lift(List<Request> line) {
        boolean lifted = false;
        for (int behind = line.size() - 1; behind > 0; behind--) {
            Request before = line.get(behind - 1);
            if (before.priority.compareTo(line.get(behind).priority) > 0) {
                before.priority = line.get(behind).priority;
                lifted = true;
            }
        }
        return lifted;
    }

    /** Those of the most urgent open lane that may go. */
    public Set<String> next(Set<Priority> open) {
        Map<Priority, Set<String>> may = new TreeMap<>();
        requests.values().stream()
                .filter(request -> open.contains(request.priority) && mayGo(request))
                .forEach(request -> may.computeIfAbsent(request.priority, priority -> new TreeSet<>())
                        .add(request.row.requestId()));
        return may.values().stream().findFirst().orElse(Set.of());
    }

    private boolean mayGo(Request request) {
        return request.standing == Standing.WAITING
                && request.rows == request.row.personCount()
                && lines.values().stream()
                        .filter(line -> line.contains(request))
                        .allMatch(line -> line.get(0) == request);
    }

    public void picked(String id) {
        requests.get(id).standing = Standing.OUT;
    }

    public void rest(String id) {
        requests.get(id).standing = Standing.RESTING;
    }

    public void rested(String id) {
        Optional.ofNullable(requests.get(id)).ifPresent(request -> request.standing = Standing.WAITING);
    }

    public void leave(String id) {
        Request gone = requests.remove(id);
        lines.values().forEach(line -> line.remove(gone));
    }

    public Map<Priority, Integer> waiting() {
        Map<Priority, Integer> waiting = new TreeMap<>();
        for (Priority priority : Priority.values()) {
            waiting.put(priority, (int) requests.values().stream()
                    .filter(request -> request.priority == priority)
                    .count());
        }
        return waiting;
    }

    public Map<Priority, Instant> oldest() {
        Map<Priority, Instant> oldest = new TreeMap<>();
        requests.values()
                .forEach(request ->
                        oldest.merge(request.priority, request.row.acceptedAt(), (a, b) -> a.isBefore(b) ? a : b));
        return oldest;
    }

    public Map<String, Instant> oldestBySystem() {
        Map<String, Instant> oldest = new TreeMap<>();
        requests.values()
                .forEach(request ->
                        oldest.merge(request.row.system(), request.row.acceptedAt(), (a, b) -> a.isBefore(b) ? a : b));
        return oldest;
    }
}
