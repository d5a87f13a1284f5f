package jp.sekisho.faults;

import static jp.sekisho.passage.Waypoint.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sekisho.Patience;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The suite is worth something: each defect, planted in the product's own sources, is found by the oracle in the drain that
 * exposes it, or by the test that does where no drain can, and the same finds nothing in the product as it is.
 */
class PlantedDefectsIT {
    private static final int FEW = 8;
    private static final int SHOWN = 1_000;
    /** Longer than a test that waits in vain. */
    private static final Duration TEST_LIMIT = Patience.LONG.multipliedBy(3);

    private static final Speaker SYSTEM = Speaker.PUBLIC_ASSISTANCE;

    @ParameterizedTest
    @EnumSource(names = {"NO_DUPLICATE_ID", "TWO_READERS_ON_A_DOOR"})
    void is_found(Defect defect) {
        assertFound(defect);
    }

    @Tag("full-length")
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NO_DUPLICATE_ID", "TWO_READERS_ON_A_DOOR"})
    void is_found_as_well(Defect defect) {
        assertFound(defect);
    }

    @Tag("full-length")
    @ParameterizedTest
    @EnumSource
    void is_not_found_where_it_is_not(Defect defect) {
        assertThat(violations(defect, Optional.empty())).isEmpty();
    }

    private static void assertFound(Defect defect) {
        long begun = System.nanoTime();
        List<String> violations = violations(defect, Optional.of(defect));
        System.out.printf(
                Locale.ROOT, "%s: found in %.1f s: %s%n", defect, (System.nanoTime() - begun) / 1e9, shown(violations));
        assertThat(violations)
                .as("what gives away " + defect)
                .anyMatch(violation -> violation.contains(defect.giveaway()));
    }

    /** What a test prints is long, and kept in its folder. */
    private static List<String> shown(List<String> violations) {
        return violations.stream()
                .map(each -> each.substring(0, Math.min(each.length(), SHOWN)))
                .toList();
    }

    private static List<String> violations(Defect exposed, Optional<Defect> planted) {
        String name = (planted.isPresent() ? "planted-" : "sound-")
                + exposed.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return exposed.test().isEmpty()
                ? inADrain(name, exposed, planted)
                : inATest(
                        Path.of(
                                "target",
                                "faults",
                                name + "-" + ProcessHandle.current().pid()),
                        exposed.test(),
                        planted);
    }

    /** What the test prints when it fails. */
    private static List<String> inATest(Path home, List<String> test, Optional<Defect> planted) {
        planted.ifPresent(defect -> defect.plant(home, Installation.CLASS_PATH));
        List<String> words = new ArrayList<>(List.of(OneTest.class.getName()));
        words.addAll(test);
        String classPath = planted.map(defect -> Defect.classes(home) + ":").orElse("") + Installation.CLASS_PATH;
        Child process = Child.java(home.toString(), home.resolve("output.txt"), classPath, words);
        try {
            assertThat(process.diesWithin(TEST_LIMIT))
                    .as("%s within %s", test, TEST_LIMIT)
                    .isTrue();
            return process.exitCode() == 0 ? List.of() : List.of(process.output());
        } finally {
            process.kill();
        }
    }

    private static List<String> inADrain(String name, Defect exposed, Optional<Defect> planted) {
        boolean server = exposed == Defect.NO_FENCE;
        boolean mixed = exposed == Defect.ANSWERED_UNRECORDED;
        int persons = exposed == Defect.ACKNOWLEDGED_BEFORE_COMMIT ? 4 : 1;
        try (Installation site = new Installation(
                name,
                server ? TestDatabases.POSTGRESQL : TestDatabases.H2,
                new Installation.Options(
                        List.of(mixed ? Speaker.CHILD_ALLOWANCE : SYSTEM),
                        persons,
                        40,
                        server ? "8000" : "0",
                        0,
                        mixed,
                        planted))) {
            site.time(1, 10);
            switch (exposed) {
                case ACKNOWLEDGED_BEFORE_COMMIT -> killed(site, Trap.kill(DOOR_RECEIVED, 3));
                case NO_DUPLICATE_ID -> killed(site, Trap.kill(OUTBOX_COMMITTED, 1));
                case SEEN_ID_OUTSIDE_THE_TRANSACTION -> killed(site, Trap.kill(RETURN_BEFORE_COMMIT, 1));
                case TWO_READERS_ON_A_DOOR ->
                    // the second reader may come only after the first has taken everything: it is there the next time
                    unhurt(
                            site,
                            Trap.hold(DOOR_RECEIVED, 3, DOOR_COMMITTED, 3),
                            Trap.hold(DOOR_RECEIVED, FEW + 3, DOOR_COMMITTED, FEW + 3),
                            Trap.hold(DOOR_RECEIVED, 2 * FEW + 3, DOOR_COMMITTED, 2 * FEW + 3));
                case ORDER_BY_ID -> unhurt(site, Trap.hold(CLAIM_COMMITTED, 1, DOOR_COMMITTED, FEW));
                case NO_CLAIM -> cancelledAfterSending(site);
                case NO_FENCE -> superseded(site);
                case ANSWERED_UNRECORDED -> askedByTheHub(site);
                default -> throw new IllegalArgumentException(exposed.name());
            }
            return site.violations();
        }
    }

    /** One life that ends at the trap, and one that should make up for it. */
    private static void killed(Installation site, Trap trap) {
        Child platform = site.platform();
        Installation.Gateway gateway = site.newGateway();
        Child system = site.businessSystem(gateway, SYSTEM);
        system.tell("send " + FEW);
        gateway.restart(trap).process().awaitDeath();
        gateway.restart();
        finish(site, system, gateway);
        platform.kill();
    }

    /** One life, in which a thread is held at the wrong moment; a few inquiries for each trap. */
    private static void unhurt(Installation site, Trap... traps) {
        site.platform();
        Installation.Gateway gateway = site.newGateway();
        Child system = site.businessSystem(gateway, SYSTEM);
        gateway.restart(traps);
        for (int few = FEW; few <= traps.length * FEW; few += FEW) {
            int asked = few;
            system.tell("send " + FEW);
            Installation.within(Patience.LONG, () -> site.log().outcomes().size() >= asked);
        }
        finish(site, system, gateway);
    }

    /** About a person whom a system has looked for, so that the hub knows the number. */
    private static void askedByTheHub(Installation site) {
        site.platform();
        Child hub = site.hub();
        Installation.Gateway gateway = site.newGateway();
        Child system = site.businessSystem(gateway, Speaker.CHILD_ALLOWANCE);
        system.tell("send " + FEW);
        gateway.restart();
        Installation.within(Patience.LONG, site::introduce);
        hub.tell("ask " + FEW);
        Installation.within(Patience.LONG, () -> site.hubLog().answers().size() == FEW);
        finish(site, system, gateway);
    }

    /** Killed when the platform has it; cancelled before the gate opens again. */
    private static void cancelledAfterSending(Installation site) {
        site.platform();
        Installation.Gateway gateway = site.newGateway();
        Child system = site.businessSystem(gateway, SYSTEM);
        system.tell("send 1");
        gateway.restart(Trap.kill(SEND_ANSWERED, 1)).process().awaitDeath();
        site.time(1, 18);
        gateway.restart();
        system.tell("cancel m-0");
        Installation.within(Patience.LONG, () -> site.log().outcomes().stream()
                .anyMatch(outcome -> outcome.kind().equals("cancel-result")));
        site.time(2, 10);
        finish(site, system, gateway);
    }

    /**
     * Frozen when it has sent, taken over by a standby, and thawed when that has the outcomes: it does not know that it is
     * the past, and that nobody reads from its broker any more.
     */
    private static void superseded(Installation site) {
        site.platform();
        Installation.Gateway first = site.newGateway();
        Child system = site.businessSystem(first, SYSTEM);
        system.tell("send " + FEW);
        first.restart();
        Installation.within(
                Patience.LONG, () -> site.count("select count(*) from request where state = 'SENT'") == FEW);
        system.kill();
        freezeBetweenTransactions(site, first.process());

        Installation.Gateway second = site.standby(first);
        // before it has looked all answers through it hands nothing over, so that it is not ready yet either
        Trap lookingThrough = Trap.holdUntilReleased(RETURN_COMMITTED, FEW);
        second.begin(lookingThrough);
        Installation.within(
                Patience.LONG, () -> site.count("select count(*) from outbox") == FEW && site.isHeld(lookingThrough));
        first.process().thaw();
        Installation.within(
                Patience.LONG,
                () -> !first.process().isAlive()
                        || site.count("select count(*) from outbox where marked_at is not null") == FEW);
        first.process().kill();
        site.release(lookingThrough);
        finish(site, site.businessSystem(second, SYSTEM), second);
    }

    /** Frozen inside one, it would hold its locks, and the standby could not even begin. */
    private static void freezeBetweenTransactions(Installation site, Child gateway) {
        Installation.within(Patience.LONG, () -> {
            gateway.freeze();
            boolean between = site.count("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and state like 'idle in transaction%'")
                    == 0;
            if (!between) {
                gateway.thaw();
            }
            return between;
        });
    }

    /** Asks once more for each person: when these are back, everything before them is, or never will be. */
    private static void finish(Installation site, Child system, Installation.Gateway gateway) {
        int before = site.log().inquiries().size();
        system.tell("last");
        Installation.within(Patience.LONG, () -> site.log().inquiries().size() > before && lastAreBack(site));
        Installation.within(Patience.LONG, () -> site.unconfirmed() <= 0);
        gateway.process().end();
    }

    private static boolean lastAreBack(Installation site) {
        List<String> ids = List.copyOf(site.log().inquiries().keySet());
        return ids.size() >= site.persons()
                && ids.subList(ids.size() - site.persons(), ids.size()).stream().allMatch(site.log()::isAnswered);
    }
}
