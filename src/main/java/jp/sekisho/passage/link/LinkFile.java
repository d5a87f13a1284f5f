package jp.sekisho.passage.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.InterfaceKeys;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.calendar.WrittenDuration;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.transport.TransportKind;
import jp.sekisho.transport.listen.ListenTerms;

/** Reads {@code *.link.yaml}. */
public final class LinkFile {
    private static final Set<String> ENVIRONMENTS = Set.of("demo", "training", "verification", "production");
    private static final Pace STAND_IN_PACE = new Pace(1, 1, 1);
    private static final Retry STAND_IN_RETRY = new Retry(Duration.ofSeconds(5), 2, Duration.ofMinutes(10));
    private static final String DURATION = "500 ms, 5 s, 10 min or 2 h";

    private final YamlMapping file;
    private final Map<String, BusinessCalendar> calendars;
    private final Issues issues;

    private LinkFile(YamlMapping file, Map<String, BusinessCalendar> calendars, Issues issues) {
        this.file = file;
        this.calendars = calendars;
        this.issues = issues;
    }

    /**
     * The link; where a value cannot be used it is reported and a stand-in taken. So it is, without a word of this file
     * kind's, if the calendar is not among {@code calendars}: whoever holds them all says so.
     */
    public static Link parse(YamlMapping file, Map<String, BusinessCalendar> calendars, Issues issues) {
        return new LinkFile(file, calendars, issues).link();
    }

    private Link link() {
        String id = file.text("link").value();
        String name = file.text("name").value();
        String environment = file.text("environment")
                .as(written -> ENVIRONMENTS.contains(written) ? written : null, "demo", environments(), issues);
        YamlText calendar = file.text("calendar");
        Map<Priority, OpeningHours> hours = hours(calendar);
        Pace pace = file.mapping("pace").map(this::pace).orElse(STAND_IN_PACE);
        Resend resend = file.text("resend").asOneOf(Resend.class, issues);
        Retry retry = file.mapping("retry").map(this::retry).orElse(STAND_IN_RETRY);
        SealTerms seal = file.mapping("seal")
                .map(written -> seal(environment, written))
                .orElseGet(() -> SealTerms.standIn(file.place()));
        Map<String, List<Acceptance>> accepts = accepts();
        Map<String, String> constants = constants();
        TransportKind transport = file.text("transport").asOneOf(TransportKind.class, issues);
        Optional<URI> address = file.optionalText("address").map(text -> address(transport, text));
        Optional<ListenTerms> listen = file.optionalMapping("listen").flatMap(this::listen);
        InterfaceKeys.refuse(file, "<interface>", issues);
        file.refuseOthers();
        return new Link(
                id,
                name,
                environment,
                calendar.value(),
                hours,
                pace,
                resend,
                retry,
                seal,
                accepts,
                constants,
                transport,
                address,
                listen);
    }

    /** Where the counterpart connects to us; none where a value cannot be used, which is reported. */
    private Optional<ListenTerms> listen(YamlMapping written) {
        int before = issues.errors();
        Optional<String> host = written.optionalText("host").map(YamlText::value);
        int port = written.text("port").asCount(issues).orElse(1);
        YamlText path = written.text("path");
        int connections = written.text("connections").asCount(issues).orElse(1);
        int atOnce = written.text("at-once").asCount(issues).orElse(1);
        Duration within = duration(written.text("within"));
        written.refuseOthers();
        if (issues.errors() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ListenTerms(host, port, path.value(), connections, atOnce, within));
        } catch (IllegalArgumentException e) {
            issues.error(written.place(), LinkError.LISTEN, "key", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<Priority, OpeningHours> hours(YamlText calendarId) {
        int before = issues.errors();
        BusinessCalendar calendar = calendars.getOrDefault(calendarId.value(), BusinessCalendar.everyDay());
        Map<Priority, OpeningHours> hours = new EnumMap<>(Priority.class);
        Optional<YamlMapping> written = file.mapping("hours");
        for (Priority lane : Priority.values()) {
            String key = lane.id();
            List<YamlText> rules = written.map(lanes -> lanes.texts(key)).orElse(List.of());
            if (rules.isEmpty()) {
                issues.error(file.placeOf("hours"), LinkError.LANE_WITHOUT_HOURS, "lane", key);
            }
            rules.forEach(rule -> hoursOf(calendar, rule));
            hours.put(lane, hoursOf(calendar, rules));
        }
        written.ifPresent(YamlMapping::refuseOthers);
        if (issues.errors() == before && hours.values().stream().allMatch(OpeningHours::isNever)) {
            issues.error(file.placeOf("hours"), LinkError.NEVER_OPEN);
        }
        return hours;
    }

    private OpeningHours hoursOf(BusinessCalendar calendar, YamlText rule) {
        return rule.as(
                written -> OpeningHours.parse(calendar, written),
                OpeningHours.parse(calendar, "never"),
                "business-days 8:30-17:00, every-day 17:30-6:00, saturday 9:00-12:00, always or never",
                issues);
    }

    private static OpeningHours hoursOf(BusinessCalendar calendar, List<YamlText> rules) {
        try {
            return OpeningHours.parse(
                    calendar, rules.stream().map(YamlText::value).toArray(String[]::new));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return OpeningHours.parse(calendar, "never"); // each rule has been reported on its own
        }
    }

    private Pace pace(YamlMapping written) {
        double perSecond = number(written.text("per-second"));
        int burst = written.text("burst").asCount(issues).orElse(1);
        int atOnce = written.text("at-once").asCount(issues).orElse(1);
        written.refuseOthers();
        try {
            return new Pace(perSecond, burst, atOnce);
        } catch (IllegalArgumentException e) {
            issues.error(file.placeOf("pace"), LinkError.PACE);
            return STAND_IN_PACE;
        }
    }

    private Retry retry(YamlMapping written) {
        Duration first = duration(written.text("first"));
        double factor = number(written.text("factor"));
        Duration longest = duration(written.text("longest"));
        written.refuseOthers();
        try {
            return new Retry(first, factor, longest);
        } catch (IllegalArgumentException e) {
            issues.error(file.placeOf("retry"), LinkError.RETRY);
            return STAND_IN_RETRY;
        }
    }

    private SealTerms seal(String environment, YamlMapping written) {
        int before = issues.errors();
        SealKind kind = written.optionalText("envelope")
                .map(word -> word.asOneOf(SealKind.class, issues))
                .orElse(SealKind.LETTER);
        Profile profile = written.text("profile").asOneOf(Profile.class, issues);
        YamlText own = written.text("own-key");
        YamlText counterpart = written.text("counterpart");
        KeyNames names = new KeyNames(environment, profile, name(own), name(counterpart));
        if (names.own().equals(names.counterpart()) && !names.own().isEmpty()) {
            issues.error(counterpart.place(), LinkError.ONE_NAME);
        }
        written.refuseOthers();
        return issues.errors() == before
                ? new SealTerms(kind, names, own.place(), counterpart.place())
                : SealTerms.standIn(written.place());
    }

    private String name(YamlText text) {
        return text.as(
                written -> KeyRing.isName(written) ? written : null,
                "",
                "the name of keys: at most 64 of A-Z a-z 0-9 . _ -",
                issues);
    }

    private Map<String, List<Acceptance>> accepts() {
        Map<String, List<Acceptance>> accepts = new LinkedHashMap<>();
        file.optionalMapping("accepts").ifPresent(written -> {
            for (String layout : written.keys()) {
                accepts.put(
                        layout,
                        written.mappings(layout).stream()
                                .map(this::acceptance)
                                .sorted(Comparator.comparing(Acceptance::from))
                                .toList());
            }
        });
        return accepts;
    }

    private Acceptance acceptance(YamlMapping written) {
        Acceptance acceptance = new Acceptance(
                written.text("layout-version").asCount(issues).orElse(1),
                written.text("from").asDate(issues));
        written.refuseOthers();
        return acceptance;
    }

    private Map<String, String> constants() {
        Map<String, String> constants = new LinkedHashMap<>();
        file.optionalMapping("constants").ifPresent(written -> written.keys()
                .forEach(name -> constants.put(name, written.text(name).value())));
        return constants;
    }

    private URI address(TransportKind transport, YamlText text) {
        return text.as(
                written -> Optional.of(uri(written)).filter(transport::leadsTo).orElse(null),
                URI.create(""),
                "an address such as https://host:8443/platform/v1, without user, query and fragment",
                issues);
    }

    private static URI uri(String written) {
        try {
            return new URI(written);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address", e);
        }
    }

    private double number(YamlText text) {
        return text.as(Double::valueOf, 1.0, "a number (数)", issues);
    }

    private Duration duration(YamlText text) {
        return text.as(WrittenDuration::parse, Duration.ofSeconds(1), DURATION, issues);
    }

    private static String environments() {
        return String.join(" | ", ENVIRONMENTS.stream().sorted().toList());
    }
}
