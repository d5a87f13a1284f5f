package jp.sekisho.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import jp.sekisho.passage.Waypoint;

/**
 * One drain, told as a story: asked while the gate is shut, let out when it opens, processes killed on the way, judged at
 * the end. Prints what it did. Used by one thread.
 */
final class Drain implements AutoCloseable {
    /** As many open inquiries as every waypoint needs to be passed again. */
    private static final int ENOUGH = 60;

    private static final int FEW = 8;

    private final String name;
    private final Installation site;
    private final Random random;
    private final long begun = System.nanoTime();
    private final Map<Waypoint, Integer> planned = new EnumMap<>(Waypoint.class);
    private Child platform;
    private Child hub;
    private final Map<Speaker, Child> systems = new EnumMap<>(Speaker.class);
    private final Map<Speaker, Integer> asked = new EnumMap<>(Speaker.class);
    private Installation.Gateway gateway;
    private final Map<String, Integer> kills = new TreeMap<>();
    private int searches;
    private long opened;

    Drain(String name, Installation site, long seed) {
        this.name = name;
        this.site = site;
        this.random = new Random(seed);
        this.platform = site.platform();
        this.hub = site.hub();
        this.gateway = site.newGateway();
        site.speakers().forEach(speaker -> systems.put(speaker, site.businessSystem(gateway, speaker)));
    }

    /** Asks so often, the systems sharing it, and returns when the broker has acknowledged it all. */
    Drain ask(int count) {
        startAsking(count);
        site.awaited("acknowledged", () -> site.log().acknowledged() >= asked());
        return this;
    }

    private int asked() {
        return asked.values().stream().mapToInt(count -> count).sum();
    }

    /** Asks, and returns at once. */
    Drain startAsking(int count) {
        int each = -Math.floorDiv(-count, systems.size());
        systems.forEach((speaker, system) -> {
            system.tell("send " + each);
            asked.merge(speaker, each, Integer::sum);
        });
        return this;
    }

    Drain open() {
        opened = System.nanoTime();
        site.time(1, 10);
        return this;
    }

    /** Kills the gateway at each of these, a life for each, wherever the drain stands. */
    Drain killAt(List<Waypoint> waypoints) {
        for (Waypoint waypoint : waypoints) {
            replenish();
            live(waypoint);
            awaitKill(waypoint);
        }
        return this;
    }

    /** Two instants at which two threads stand when the process dies. */
    record Both(Waypoint waypoint, Waypoint other) {}

    /** Kills the gateway at both instants of each, a life for each; what no thread came to in time has a life of its own. */
    Drain killAtBoth(Both... each) {
        for (Both both : each) {
            replenish();
            int before = site.hits().getOrDefault(both.other, 0);
            planned.merge(both.waypoint, 1, Integer::sum);
            gateway.restart(Trap.kill(both.waypoint, nth(both.waypoint), both.other));
            awaitKill(both.waypoint);
            if (site.hits().getOrDefault(both.other, 0) > before) {
                planned.merge(both.other, 1, Integer::sum);
            } else {
                killAt(List.of(both.other));
            }
        }
        return this;
    }

    /** Opens the gate in a life that ends at this waypoint; before that, asks more, and has all of it acknowledged. */
    Drain openAndKillAt(Waypoint waypoint, int more) {
        live(waypoint);
        ask(more).open();
        awaitKill(waypoint);
        return this;
    }

    /** Dies with so many messages accepted, and one that the broker has and a door is reading. */
    Drain killWhileReading(int accepted) {
        gateway.restart(Trap.holdUntilReleased(Waypoint.DOOR_RECEIVED, accepted + 1));
        ask(accepted);
        ask(1);
        kill();
        return this;
    }

    /** Kills the gateway at a waypoint, again and again, while a door takes its time over the first message it finds. */
    Drain killWhileADoorReads(Waypoint waypoint, int lives) {
        for (int life = 0; life < lives; life++) {
            planned.merge(waypoint, 1, Integer::sum);
            // another one in each life: who dies alone three times is to blame
            gateway.restart(Trap.hold(Waypoint.DOOR_RECEIVED, 1, waypoint, 1), Trap.kill(waypoint, life + 1));
            awaitKill(waypoint);
        }
        return this;
    }

    private void live(Waypoint last) {
        planned.merge(last, 1, Integer::sum);
        gateway.restart(Trap.kill(last, nth(last)));
    }

    private void awaitKill(Waypoint waypoint) {
        gateway.process().awaitDeath();
        assertThat(gateway.process().wasKilled())
                .as("the gateway dies by SIGKILL at " + waypoint)
                .isTrue();
        killed("gateway", " at " + waypoint);
    }

    private void killed(String whom, String when) {
        kills.merge(whom, 1, Integer::sum);
        System.out.printf(
                Locale.ROOT, "%s %5.1f s: killed %s%s; %s%n", name, seconds(begun), whom, when, site.passed());
    }

    /** A life without traps. */
    Drain live() {
        gateway.restart();
        return this;
    }

    /**
     * Kills again and again for so long, at no particular instants: in two lives of three the gateway, one of these lives in three while
     * it starts; else a counterpart or a business system, beside a gateway that goes on.
     */
    Drain killAtRandom(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            replenish();
            switch (random.nextInt(9)) {
                case 0, 1 -> {
                    gateway.begin().diesWithin(Duration.ofMillis(1_000 + random.nextInt(4_000)));
                    kill();
                }
                case 2, 3, 4, 5 -> {
                    gateway.restart().process().diesWithin(Duration.ofMillis(random.nextInt(8_000)));
                    kill();
                }
                case 6 -> beside(this::killPlatform);
                case 7 -> beside(this::killHub);
                default -> beside(this::killSystem);
            }
        }
        return this;
    }

    private void beside(Runnable kill) {
        gateway.restart();
        for (int i = 0; i < 3; i++) {
            gateway.process().diesWithin(Duration.ofMillis(random.nextInt(3_000)));
            kill.run();
            replenish();
        }
        kill();
    }

    private void kill() {
        gateway.process().kill();
        killed("gateway", "");
    }

    private void killPlatform() {
        platform.kill();
        platform = site.platform();
        killed("platform", "");
    }

    private void killHub() {
        hub.kill();
        hub = site.hub();
        killed("hub", "");
    }

    /** What it was told to ask and has not begun, it never asks. */
    private void killSystem() {
        List<Speaker> speakers = site.speakers();
        Speaker speaker = speakers.get(random.nextInt(speakers.size()));
        systems.get(speaker).kill();
        asked.put(speaker, (int) site.log().inquiries(speaker));
        systems.put(speaker, site.businessSystem(gateway, speaker));
        killed(speaker.system(), "");
    }

    /** Kills the platform again and again for at least so long. */
    Drain killThePlatform(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            replenish();
            platform.diesWithin(Duration.ofMillis(500 + random.nextInt(3_000)));
            killPlatform();
        }
        return this;
    }

    /** Keeps the drain going at least so long, without killing anybody. */
    Drain flow(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        Installation.within(time.plusSeconds(5), () -> {
            replenish();
            return System.nanoTime() > until;
        });
        return this;
    }

    /** Waits for every outcome, stops the gateway in order, and judges. */
    void judge(Set<Waypoint> toBeHit) {
        site.awaited(
                "answered",
                () -> site.log().acknowledged() >= asked()
                        && site.log().open() == 0
                        && site.log().traffic().open() == 0);
        site.awaited("known to the hub", site::introduce);
        double drained = seconds(opened);
        site.last(systems.values(), asked() + site.persons() * systems.size());
        hub.tell("offer 1");
        hub.tell("ask 1");
        site.awaited(
                "answered and confirmed to the hub",
                () -> site.isLastOfferKept() && site.hubLog().open() == 0);
        site.awaited("confirmed to the platform", () -> site.unconfirmed() == 0);
        site.awaited("told that its notices have arrived", () -> site.untold().isEmpty());
        site.awaited("known by their linkage codes", this::newcomersAreKnown);
        gateway.process().end();
        List<String> violations = site.violations();
        Map<Waypoint, Integer> hits = site.hits();
        System.out.printf(
                Locale.ROOT,
                "%s: %s; outcomes=%d seen=%d kills=%s drained=%.1f s whole=%.1f s%n",
                name,
                site.passed(),
                site.log().outcomes().size(),
                site.platformLog().firstSeen().size(),
                kills,
                drained,
                seconds(begun));
        toBeHit.forEach(waypoint ->
                System.out.printf(Locale.ROOT, "  %-22s hits=%d%n", waypoint, hits.getOrDefault(waypoint, 0)));
        assertThat(violations).as("violations in " + name).isEmpty();
        assertThat(hits.keySet()).as("waypoints hit in " + name).containsAll(toBeHit);
        assertThat(hits).isEqualTo(planned);
    }

    @Override
    public void close() {
        site.close();
    }

    private void replenish() {
        if (site.log().acknowledged() >= asked() && site.log().open() < ENOUGH) {
            startAsking(ENOUGH);
        }
        if (site.hubLog().open() < FEW && site.introduce()) {
            hub.tell("offer " + FEW);
            hub.tell("ask " + FEW);
        }
    }

    /** Looks for them again until each is found with its code. */
    private boolean newcomersAreKnown() {
        if (searches > 0 && !site.hasLookedFor(searches)) {
            return false;
        }
        if (searches > 0 && site.isKnownByCode(searches)) {
            return true;
        }
        searches++;
        Objects.requireNonNull(systems.get(Speaker.PUBLIC_ASSISTANCE)).tell("find " + searches);
        return false;
    }

    /**
     * Early enough to be reached, late enough to be different each time; and never at the first, where what is looked through
     * after a kill goes one by one: who dies alone three times is to blame, and what goes first would be innocent.
     */
    private int nth(Waypoint waypoint) {
        int spread =
                switch (waypoint) {
                    case DOOR_RECEIVED -> 20;
                    case SEND_BEFORE, SEND_ANSWERED -> 8;
                    // one commit for many
                    case DOOR_BEFORE_COMMIT, DOOR_COMMITTED, SENT_BEFORE_COMMIT, SENT_COMMITTED -> 3;
                    case RETURN_BEFORE_COMMIT, RETURN_COMMITTED -> 8;
                    case CLAIM_BEFORE_COMMIT, CLAIM_COMMITTED -> 3;
                    case POLLED, CONFIRMED -> 1;
                    case OUTBOX_BEFORE_COMMIT, OUTBOX_COMMITTED, OUTBOX_MARKED -> 2;
                    case INWARD_BEFORE_COMMIT, INWARD_COMMITTED -> 4;
                    case HANDOVER_BEFORE_COMMIT, HANDOVER_COMMITTED -> 3;
                    case TOLD, TOLD_COMMITTED -> 1;
                    case REPLY_BEFORE_COMMIT, REPLY_COMMITTED -> 3;
                };
        return switch (waypoint) {
            case POLLED, CONFIRMED, TOLD, TOLD_COMMITTED -> 1;
            default -> 2 + random.nextInt(spread);
        };
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
