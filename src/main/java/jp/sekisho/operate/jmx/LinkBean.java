package jp.sekisho.operate.jmx;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.sekisho.passage.Census;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.Gate;
import jp.sekisho.passage.Link;
import jp.sekisho.passage.Priority;

/** Reads a link's gate, lane and tables for consoles. Thread safe; keeps nothing. */
public final class LinkBean implements LinkMXBean {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Link link;
    private final Gate gate;
    private final Supplier<Dispatcher.LaneView> lane;
    private final Census census;

    public LinkBean(Link link, Gate gate, Supplier<Dispatcher.LaneView> lane, Census census) {
        this.link = link;
        this.gate = gate;
        this.lane = lane;
        this.census = census;
    }

    @Override
    public Map<String, String> getGate() {
        return byLane(priority -> Optional.of(gate.view(priority).state().name()));
    }

    @Override
    public Map<String, Date> getNextChange() {
        return byLane(priority ->
                gate.view(priority).next().map(ZonedDateTime::toInstant).map(Date::from));
    }

    @Override
    public Map<String, Integer> getWaiting() {
        Map<Priority, Integer> waiting = lane.get().waiting();
        return byLane(priority -> Optional.of(waiting.getOrDefault(priority, 0)));
    }

    @Override
    public int getWaitingTotal() {
        return lane.get().waiting().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public Map<String, Integer> getWaitingBySystem() {
        return census.waitingBySystem(link.id());
    }

    @Override
    public int getInFlight() {
        return lane.get().inFlight();
    }

    @Override
    public long getSentSinceStart() {
        return lane.get().sent();
    }

    @Override
    public int getUnanswered() {
        return census.unanswered(link.id());
    }

    @Override
    public double getPacePerSecond() {
        return link.pace().perSecond();
    }

    @Override
    public int getAtOnce() {
        return link.pace().atOnce();
    }

    @Override
    public String getSummary() {
        StringBuilder sentence = new StringBuilder(link.name());
        for (Priority priority : Priority.values()) {
            Gate.View view = gate.view(priority);
            sentence.append(" · ")
                    .append(name(priority))
                    .append(' ')
                    .append(view.state())
                    .append(view.next()
                            .map(next -> " until " + next.format(TIME))
                            .orElse(""));
        }
        return sentence.append(" · waiting ")
                .append(getWaitingTotal())
                .append(" · being sent ")
                .append(getInFlight())
                .toString();
    }

    private static <T> Map<String, T> byLane(Function<Priority, Optional<T>> value) {
        Map<String, T> lanes = new LinkedHashMap<>();
        for (Priority priority : Priority.values()) {
            value.apply(priority).ifPresent(present -> lanes.put(name(priority), present));
        }
        return lanes;
    }

    private static String name(Priority priority) {
        return priority.name().toLowerCase(Locale.ROOT);
    }
}
