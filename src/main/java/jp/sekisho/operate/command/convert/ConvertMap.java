package jp.sekisho.operate.command.convert;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.file.Circumstances;
import jp.sekisho.convert.file.Numbers;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.command.terminal.BusinessDay;
import jp.sekisho.operate.command.terminal.CommandError;
import jp.sekisho.operate.command.terminal.Home;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** By which map, on which day and with what a file is converted, as options of a command. */
final class ConvertMap {
    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Tokyo");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--map",
            required = true,
            paramLabel = "MAP",
            description = {"変換表の識別子。", "The map's id: the name of its file before .map.yaml."})
    private String id = "";

    @Option(
            names = {"-m", "--mappings"},
            paramLabel = "DIR",
            description = {
                "変換表のあるフォルダ（既定は sekisho の置き場の mappings）。",
                "The folder of mappings (default: mappings where sekisho lies)."
            })
    private @Nullable Path mappings;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "city",
            description = {"だれの変換表か: city (既定) か juki。", "Whose map it is: city (default) or juki."})
    private RoleName role = RoleName.CITY;

    @Option(
            names = "--on",
            paramLabel = "yyyy-MM-dd",
            converter = BusinessDay.class,
            description = {
                "業務日付（既定は今日）。その日に有効な版を使います。",
                "The business date (default: today); the versions in force on it are used."
            })
    private @Nullable LocalDate on;

    @Option(
            names = "--numbers",
            paramLabel = "FILE",
            description = {
                "番号の対応表 (CSV、1 行目は local,integrated)。number(…) を使う変換表に要ります。",
                "The table of numbers for maps with number(…): CSV, first line local,integrated."
            })
    private @Nullable Path numbers;

    @Option(
            names = "--constant",
            paramLabel = "NAME=VALUE",
            description = {
                "const(…) の値（既定は links の constants。リンクによって違えば要ります）。例: organisation=…",
                "The value of a const(…) (default: what the links say), such as organisation=…"
            })
    private final Map<String, String> constants = new LinkedHashMap<>();

    /** The map, checked, and what it may ask. */
    record Ready(Catalogue catalogue, ConversionMap map, Circumstances circumstances) {}

    Optional<Path> numbersFile() {
        return Optional.ofNullable(numbers);
    }

    /** Reads the catalogue; what is wrong with that, {@code sekisho check} says. */
    Ready ready() {
        constants.keySet().stream()
                .filter(name -> !ConversionContext.CONSTANTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong("定数 " + name + " はありません。 There is no constant " + name + ".");
                });
        Path folder =
                Optional.ofNullable(mappings).orElseGet(() -> Home.directory().resolve("mappings"));
        CatalogueCheck check = CatalogueReader.read(new RoleFolder(folder, role));
        Catalogue catalogue = check.catalogue()
                .orElseThrow(() -> Finding.of(CommandError.CATALOGUE_WRONG, "folder", folder)
                        .asException());
        LocalDate day = Optional.ofNullable(on).orElseGet(() -> BusinessClock.realTime(Clock.systemUTC(), BUSINESS_ZONE)
                .today());
        ConversionMap map = catalogue.map(id, day).orElseThrow(() -> without(catalogue, day));
        return new Ready(catalogue, map, new Circumstances(day, new Numbers(numbersFile()), known(catalogue)));
    }

    /** There is no map of that name, or it has its days. */
    private SekishoException without(Catalogue catalogue, LocalDate day) {
        if (catalogue.maps().contains(id)) {
            return Finding.of(CommandError.MAP_NOT_IN_FORCE, "map", id, "on", day)
                    .asException();
        }
        Suggestion near = Suggestion.of(id, catalogue.maps());
        return Finding.of(CommandError.NO_MAP, "map", id, "ja", near.ja(), "en", near.en())
                .asException();
    }

    /** What all links that say it say alike: through which of them the file would go, nobody has said. */
    private Map<String, String> known(Catalogue catalogue) {
        Map<String, Set<String>> said = new HashMap<>();
        catalogue.links().values().forEach(link -> link.constants()
                .forEach((name, value) ->
                        said.computeIfAbsent(name, key -> new HashSet<>()).add(value)));
        Map<String, String> known = new HashMap<>();
        said.forEach((name, values) -> {
            if (values.size() == 1) {
                known.put(name, values.iterator().next());
            }
        });
        known.putAll(constants);
        return known;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
