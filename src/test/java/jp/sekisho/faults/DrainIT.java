package jp.sekisho.faults;

import static jp.sekisho.passage.Waypoint.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jp.sekisho.faults.Drain.Both;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever passes has what it was promised, whoever is killed when, in one installation with every passage. Three short drains in the
 * ordinary build; those at full length with {@code mvn verify -Pfaults}.
 */
class DrainIT {
    private static final List<Waypoint> AT_THE_DOOR = List.of(DOOR_RECEIVED, DOOR_BEFORE_COMMIT, DOOR_COMMITTED);
    private static final List<Waypoint> BEHIND_IT = List.of(
            CLAIM_BEFORE_COMMIT,
            CLAIM_COMMITTED,
            SEND_BEFORE,
            SEND_ANSWERED,
            SENT_BEFORE_COMMIT,
            SENT_COMMITTED,
            POLLED,
            RETURN_BEFORE_COMMIT,
            RETURN_COMMITTED,
            CONFIRMED,
            OUTBOX_BEFORE_COMMIT,
            OUTBOX_COMMITTED,
            OUTBOX_MARKED,
            INWARD_BEFORE_COMMIT,
            INWARD_COMMITTED,
            HANDOVER_BEFORE_COMMIT,
            HANDOVER_COMMITTED,
            TOLD,
            TOLD_COMMITTED,
            REPLY_BEFORE_COMMIT,
            REPLY_COMMITTED);
    /** Drains of the ordinary build: chains are among what the others say. */
    private static final Set<String> SHORT = Set.of("short", "beside");

    private static final int PERSONS = 20;
    private static final int MANY = 1_000;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration RANDOM = Duration.ofMinutes(Long.getLong("sekisho.faults.minutes", 10));
    private static final int BRISK = 40;
    private static final int SLOW = 15;

    @Test
    void killed_at_every_waypoint_on_postgresql() {
        try (Drain drain = drain("short", TestDatabases.POSTGRESQL, BRISK)) {
            drain.startAsking(240)
                    .killAtBoth(
                            new Both(DOOR_BEFORE_COMMIT, DOOR_RECEIVED),
                            new Both(HANDOVER_BEFORE_COMMIT, DOOR_COMMITTED))
                    .openAndKillAt(POLLED, 60) // what goes to systems passes all others while the gate is shut
                    .killAtBoth(
                            new Both(CLAIM_BEFORE_COMMIT, SEND_BEFORE),
                            new Both(SENT_BEFORE_COMMIT, OUTBOX_COMMITTED),
                            new Both(RETURN_BEFORE_COMMIT, SEND_ANSWERED),
                            new Both(OUTBOX_BEFORE_COMMIT, CLAIM_COMMITTED),
                            new Both(INWARD_BEFORE_COMMIT, RETURN_COMMITTED),
                            new Both(REPLY_BEFORE_COMMIT, INWARD_COMMITTED),
                            new Both(REPLY_COMMITTED, SENT_COMMITTED),
                            new Both(TOLD, OUTBOX_MARKED),
                            new Both(TOLD_COMMITTED, HANDOVER_COMMITTED))
                    .killAt(List.of(CONFIRMED))
                    .live()
                    .judge(all());
        }
    }

    @Test
    void killed_between_two_stores_on_h2() {
        try (Drain drain = drain("short", TestDatabases.H2, BRISK)) {
            drain.startAsking(100)
                    .killAt(List.of(DOOR_COMMITTED))
                    .openAndKillAt(POLLED, 20)
                    .killAt(List.of(SEND_ANSWERED, OUTBOX_COMMITTED))
                    .live()
                    .judge(EnumSet.of(DOOR_COMMITTED, POLLED, SEND_ANSWERED, OUTBOX_COMMITTED));
        }
    }

    @Test
    void nobody_is_blamed_for_dying_beside_another() {
        try (Drain drain = drain("beside", TestDatabases.H2, SLOW)) {
            drain.killWhileReading(30)
                    .open()
                    .killWhileADoorReads(CLAIM_COMMITTED, 4)
                    .live()
                    .judge(Set.of());
        }
    }

    @Tag("full-length")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void a_thousand_asked_while_the_gate_is_shut(TestDatabases database) {
        try (Drain drain = drain("plain", database, SLOW)) {
            drain.live().ask(MANY).open().flow(LONG).judge(Set.of());
        }
    }

    @Tag("full-length")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void the_gateway_killed_at_every_waypoint_again_and_again(TestDatabases database) {
        try (Drain drain = drain("waypoints", database, BRISK)) {
            drain.startAsking(MANY).killAt(shuffled(AT_THE_DOOR, 3, 1)).openAndKillAt(POLLED, 1);
            drain.killAt(shuffled(BEHIND_IT, 2, 2)).live().judge(all());
        }
    }

    @Tag("full-length")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void a_thousand_from_each_of_three_systems_through_kills(TestDatabases database) {
        try (Drain drain = drain("three", database, BRISK)) {
            drain.startAsking(3 * MANY)
                    .killAt(shuffled(AT_THE_DOOR, 2, 3))
                    .live()
                    .ask(0)
                    .open();
            drain.killAtRandom(LONG).killAt(shuffled(BEHIND_IT, 1, 4)).live().judge(all());
        }
    }

    @Tag("full-length")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void killed_at_random(TestDatabases database) {
        try (Drain drain = drain("random", database, SLOW)) {
            drain.startAsking(MANY)
                    .killAtRandom(Duration.ofSeconds(20))
                    .live()
                    .ask(1)
                    .open();
            drain.killAtRandom(RANDOM).live().judge(Set.of());
        }
    }

    @Tag("full-length")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void the_platform_killed_and_failing(TestDatabases database) {
        try (Drain drain = drain("platform", database, SLOW)) {
            drain.live().ask(MANY).open().killThePlatform(LONG).judge(Set.of());
        }
    }

    private static Drain drain(String kind, TestDatabases database, int perSecond) {
        String name = kind + "-" + database.name().toLowerCase(Locale.ROOT);
        long seed = Long.getLong("sekisho.faults.seed", new Random().nextLong());
        System.out.println(name + ": seed=" + seed);
        return new Drain(
                name,
                new Installation(
                        name,
                        database,
                        new Installation.Options(
                                List.of(Speaker.values()),
                                PERSONS,
                                perSecond,
                                "0-300",
                                kind.equals("platform") ? 0.05 : 0,
                                true,
                                2,
                                !SHORT.contains(kind),
                                Optional.empty())),
                seed);
    }

    private static Set<Waypoint> all() {
        return EnumSet.allOf(Waypoint.class);
    }

    private static List<Waypoint> shuffled(List<Waypoint> waypoints, int times, long seed) {
        List<Waypoint> many = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            List<Waypoint> once = new ArrayList<>(waypoints);
            Collections.shuffle(once, new Random(seed + i));
            many.addAll(once);
        }
        return many;
    }
}
