package jp.sekisho.routes.check;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.boundary.Interface;
import jp.sekisho.broker.Door;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.StepUri;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * What the verbs' catalogue entries (the ones that Kaoto reads) say of their options, and whether the links, interfaces
 * and events that a step names are there.
 *
 * @param mappings the links and systems; empty if they cannot be used, and then names are not asked for
 */
record VerbCatalogue(Optional<Catalogue> mappings) {
    private static final Map<String, JsonObject> ENTRIES = new ConcurrentHashMap<>();

    /** Whether an address starts a route or is a step of one. */
    enum Role {
        START,
        STEP
    }

    /** What is wrong with an option, {@code uri} for what stands behind the colon. */
    record Found(String option, Finding finding) {
        Breach at(String id) {
            return new Breach(id, option, finding);
        }
    }

    /** Everything that is wrong with an address by itself. */
    List<Found> check(StepUri uri, Role role) {
        List<Found> found = new ArrayList<>();
        if (uri.scheme().equals(Way.CALLED)) {
            uri.options().keySet().forEach(option -> found.add(unknown(uri, option, Set.of())));
            return found;
        }
        JsonObject entry = ENTRIES.computeIfAbsent(uri.scheme(), VerbCatalogue::read);
        Set<String> known = known(entry, role);
        uri.options().forEach((name, value) -> {
            if (known.contains(name)) {
                value(uri, name, value, entry.getMap(name), found);
            } else {
                found.add(unknown(uri, name, known));
            }
        });
        known.stream()
                .filter(name -> !uri.options().containsKey(name) && required(entry.getMap(name)))
                .forEach(name -> found.add(new Found(
                        "uri", Finding.of(RouteError.MISSING_OPTION, "verb", uri.toString(), "option", name))));
        entry.keySet().stream()
                .filter(name ->
                        "path".equals(entry.<Map<String, Object>>getMap(name).get("kind")))
                .forEach(name -> path(uri, name, entry, found));
        return found;
    }

    private void path(StepUri uri, String name, JsonObject entry, List<Found> found) {
        List<Found> wrong = new ArrayList<>();
        value(uri, name, uri.object(), entry.getMap(name), wrong);
        wrong.forEach(each -> found.add(new Found("uri", each.finding())));
    }

    /** Options that any Camel endpoint has could turn off what the verbs promise: they are not offered. */
    private static Set<String> known(JsonObject entry, Role role) {
        Set<String> known = new TreeSet<>();
        for (String name : entry.keySet()) {
            Map<String, Object> option = entry.getMap(name);
            String label = String.valueOf(option.get("label"));
            boolean forStarts = label.equals("consumer");
            if ("parameter".equals(option.get("kind"))
                    && !label.contains("advanced")
                    && (role == Role.START || !forStarts)) {
                known.add(name);
            }
        }
        return known;
    }

    private static boolean required(Map<String, Object> option) {
        return Boolean.TRUE.equals(option.get("required"));
    }

    private void value(StepUri uri, String name, String value, Map<String, Object> option, List<Found> found) {
        if (option.get("enum") instanceof Collection<?> choices && !choices.contains(value)) {
            found.add(bad(
                    uri,
                    name,
                    String.join(" | ", choices.stream().map(String::valueOf).toList())));
        } else if ("integer".equals(option.get("type")) && !value.matches("[1-9][0-9]{0,8}")) {
            found.add(bad(uri, name, "1, 2, 3 …"));
        } else if ("boolean".equals(option.get("type")) && !value.matches("true|false")) {
            found.add(bad(uri, name, "true | false"));
        }
        switch (name) {
            case "link" ->
                link(value)
                        .filter(finding -> !uri.scheme().equals("lane") || !StepUri.SEVERAL_LANES.contains(value))
                        .ifPresent(finding -> found.add(new Found(name, finding)));
            case "interface", "interfaceId" ->
                unknownInterface(value).ifPresent(finding -> found.add(new Found(name, finding)));
            case "event" -> event(value).ifPresent(finding -> found.add(new Found(name, finding)));
            default -> {
                // a value of its own
            }
        }
    }

    /** What the interface's file says, if it can be used. */
    Optional<Interface> rules(String interfaceId) {
        return mappings.flatMap(known -> Optional.ofNullable(known.interfaces().get(interfaceId)));
    }

    private Optional<Finding> link(String id) {
        return mappings.filter(known -> known.link(id).isEmpty())
                .map(known -> Finding.of(RouteError.UNKNOWN_LINK, "link", id));
    }

    private Optional<Finding> unknownInterface(String id) {
        return mappings.map(VerbCatalogue::interfaces)
                .filter(known -> !known.contains(id))
                .map(known ->
                        Finding.of(RouteError.NO_SUCH_INTERFACE, "interface", id, "known", String.join(", ", known)));
    }

    private static Set<String> interfaces(Catalogue mappings) {
        Set<String> known = new TreeSet<>(Set.of(Door.CANCEL));
        known.addAll(mappings.interfaces().keySet());
        return known;
    }

    private static Optional<Finding> event(String name) {
        for (LedgerEvent event : LedgerEvent.values()) {
            if (event.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return Optional.empty();
            }
        }
        return Optional.of(Finding.of(RouteError.WRONG_EVENT, "event", name));
    }

    private static Found unknown(StepUri uri, String option, Set<String> known) {
        String options = known.isEmpty() ? "-" : String.join(", ", known);
        return new Found(
                option,
                Finding.of(RouteError.UNKNOWN_OPTION, "verb", uri.toString(), "option", option, "known", options));
    }

    private static Found bad(StepUri uri, String option, String expected) {
        return new Found(
                option,
                Finding.of(RouteError.BAD_OPTION, "verb", uri.toString(), "option", option, "expected", expected));
    }

    private static JsonObject read(String verb) {
        String entry = "/META-INF/jp/sekisho/routes/verbs/" + verb + ".json";
        try (InputStreamReader reader =
                new InputStreamReader(VerbCatalogue.class.getResourceAsStream(entry), StandardCharsets.UTF_8)) {
            return Objects.requireNonNull(
                    (JsonObject) ((JsonObject) Jsoner.deserialize(reader)).get("properties"), entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DeserializationException e) {
            throw new IllegalStateException(e);
        }
    }
}
