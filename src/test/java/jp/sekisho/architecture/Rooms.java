package jp.sekisho.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which room may use which: the whole of it, and nothing else. A room is a package; {@code start} is the package above all.
 *
 * <p>The line of a wing says which other wings all of its rooms may use; the line of a room, which rooms of its own wing.
 */
final class Rooms {
    private static final String BASE = "jp.sekisho";
    private static final String START = "start";

    private static final Map<String, Set<String>> ALLOWED = parse(
            """
            error:
            text:
            text.charset: text
            text.date:
            text.kana: text text.charset
            source: error text
            calendar: error source
            boundary: error source calendar
            store: error
            audit: store
            broker.rest:
            broker: error store audit broker.rest
            layout.item:
            layout.record: layout.item
            layout.delimited: layout.item layout.record
            layout.fixed: layout.item layout.record
            layout.markup: layout.item layout.record
            layout: error text source layout.item layout.record layout.fixed layout.markup
            layout.file: layout.item layout.record layout.delimited layout.fixed layout.markup layout
            convert.codes:
            convert.language:
            convert.value: convert.codes convert.language
            convert.functions: convert.value
            convert.compile: convert.codes convert.language convert.value convert.functions
            convert.examples: convert.language convert.value convert.compile
            convert.file: convert.codes convert.value convert.compile
            convert: error text source layout convert.language convert.compile
            ledger: error store
            seal.xml:
            seal.keys: seal.xml
            seal: error seal.xml seal.keys
            signing: seal
            masters: error source boundary store seal
            transport: error
            transport.listen:
            passage: error text source calendar boundary store broker ledger seal transport passage.fact
            passage.fact:
            passage.link:
            passage.gate: passage passage.link
            passage.chain: passage passage.fact
            passage.lane: passage
            passage.watch: passage passage.lane
            passage.room: passage passage.fact
            passage.count: passage
            passage.sequence: passage
            passage.version: passage
            passage.legs: passage passage.chain passage.count passage.link passage.lane passage.watch passage.room passage.sequence passage.version
            passage.deadline: passage passage.gate passage.lane passage.legs
            passage.gap: passage passage.deadline passage.legs passage.sequence
            passage.inward: passage passage.gate passage.legs passage.room
            passage.reply: passage passage.room
            passage.letters: passage passage.count passage.legs passage.inward
            passage.dispatch: passage passage.chain passage.count passage.link passage.gate passage.lane passage.watch passage.legs passage.deadline passage.inward passage.letters
            catalogue: error source calendar boundary store broker layout convert passage catalogue.chain catalogue.counted catalogue.keyed
            catalogue.chain:
            catalogue.counted:
            catalogue.keyed:
            catalogue.open: catalogue
            registry: error text store
            registry.synthetic: registry
            entry: error store layout ledger passage registry
            city: error ledger passage registry
            routes: error text source calendar boundary store broker layout convert ledger seal transport passage catalogue registry
            routes.door: routes
            routes.check: routes
            routes.conversion: routes
            routes.verbs: routes routes.door routes.conversion
            operate.access:
            operate.proposal: operate.access
            operate.jmx: operate.access
            operate.command.terminal: operate.jmx
            operate.jmx.message: operate.access operate.proposal operate.jmx
            operate.jmx.party: operate.jmx
            operate.jmx.master: operate.jmx
            operate.jmx.copy: operate.jmx
            operate.command.convert: operate.command.terminal
            operate.command: operate.access operate.jmx operate.command.terminal operate.command.convert operate.jmx.master operate.jmx.message operate.jmx.party operate.jmx.copy
            operate: error source calendar boundary store audit broker layout convert ledger seal masters transport passage catalogue registry entry juki routes
            assembly.console:
            assembly.end:
            assembly.rooms:
            assembly: error source calendar boundary store audit broker ledger seal signing masters transport passage catalogue registry entry city juki routes operate assembly.end assembly.rooms
            assembly.city: assembly
            assembly.juki: assembly
            start: operate assembly
            demo.gateway:
            demo.counterpart:
            demo.platform.matter: demo.counterpart
            demo.platform: demo.counterpart demo.platform.matter
            demo.cs: demo.counterpart
            demo.register: demo.counterpart
            demo.systems: demo.gateway demo.counterpart demo.register
            demo.story: demo.gateway demo.counterpart demo.platform demo.systems
            demo: error source calendar store seal passage registry operate start demo.gateway demo.counterpart demo.platform demo.cs demo.register demo.systems demo.story
            juki: error text store layout ledger passage
            juki.copy:
            """);

    private Rooms() {}

    private static Map<String, Set<String>> parse(String table) {
        return table.lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> new TreeSet<>(Arrays.asList(
                                line.substring(line.indexOf(':') + 1).strip().split(" "))),
                        (one, other) -> {
                            throw new IllegalArgumentException("a room has two lines");
                        },
                        TreeMap::new));
    }

    static Set<String> all() {
        return ALLOWED.keySet();
    }

    static String of(JavaClass each) {
        return each.getPackageName().equals(BASE)
                ? START
                : each.getPackageName().substring(BASE.length() + 1);
    }

    private static boolean isOurs(JavaClass each) {
        return each.getPackageName().equals(BASE) || each.getPackageName().startsWith(BASE + ".");
    }

    static String wing(String room) {
        return room.contains(".") ? room.substring(0, room.indexOf('.')) : room;
    }

    /** What must be allowed, so that a class of the one room may use one of the other; none within a room. */
    private static Set<String> use(String user, String used) {
        if (user.equals(used)) {
            return Set.of();
        }
        return wing(user).equals(wing(used)) ? Set.of(user + ": " + used) : Set.of(wing(user) + ": " + wing(used));
    }

    static boolean mayUse(String user, String used) {
        return use(user, used).stream().allMatch(Rooms::isAllowed);
    }

    private static boolean isAllowed(String use) {
        int colon = use.indexOf(": ");
        return ALLOWED.getOrDefault(use.substring(0, colon), Set.of()).contains(use.substring(colon + 2));
    }

    /** Every line of the table, as {@code user: used}. */
    static Set<String> permissions() {
        Set<String> all = new TreeSet<>();
        ALLOWED.forEach((room, others) ->
                others.stream().filter(other -> !other.isEmpty()).forEach(other -> all.add(room + ": " + other)));
        return all;
    }

    /** The permissions that a class makes use of. */
    static Set<String> uses(JavaClass each) {
        Set<String> uses = new TreeSet<>();
        for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (isOurs(target)) {
                uses.addAll(use(of(each), of(target)));
            }
        }
        return uses;
    }

    static ArchCondition<JavaClass> useOnlyRoomsThatTheirOwnMayUse() {
        return new ArchCondition<>("use only the rooms that their own may use") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && !mayUse(of(each), of(target))) {
                        events.add(SimpleConditionEvent.violated(each, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
