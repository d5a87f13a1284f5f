package jp.sekisho.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The house keeps its rules, and each rule sees what breaks it. */
class ArchitectureTest {
    private static final int MOST_FILES = 25;
    private static final Path SOURCES = Path.of("src/main/java/jp/sekisho");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("jp.sekisho");

    private static final JavaClasses HOUSE_AND_TESTS = new ClassFileImporter().importPackages("jp.sekisho");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theHouseKeepsIt(Architecture each) {
        each.rule().check(each == Architecture.WHAT_IS_PUBLIC_IS_USED_BY_ANOTHER_ROOM ? HOUSE_AND_TESTS : HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void itSeesWhatBreaksIt(Architecture each) throws IOException {
        JavaClasses planted = Planted.in(folder).compile(Planted.breaking(each));

        List<String> seen = each.rule().evaluate(planted).getFailureReport().getDetails();

        assertThat(seen).anyMatch(detail -> detail.contains("Planted"));
    }

    /** One class in each room that uses what the room may not. */
    @Test
    void everyRoomHasWallsThatAreSeen() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String room : Rooms.all()) {
            for (String other : Rooms.all()) {
                if (!Rooms.mayUse(room, other)) {
                    publicTypeOf(other).ifPresent(type -> sources.put(room, Planted.using(room, type)));
                }
            }
        }
        JavaClasses planted = Planted.in(folder).compile(List.copyOf(sources.values()));

        String seen = String.join(
                "\n",
                Architecture.ROOMS_USE_WHAT_THEY_MAY
                        .rule()
                        .evaluate(planted)
                        .getFailureReport()
                        .getDetails());

        assertThat(sources.keySet()).isEqualTo(Rooms.all());
        assertThat(sources.keySet()).allSatisfy(room -> assertThat(seen).contains(Planted.name(room)));
    }

    private static Optional<String> publicTypeOf(String room) {
        return HOUSE.stream()
                .filter(each -> Rooms.of(each).equals(room) && each.isTopLevelClass())
                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .sorted()
                .findFirst();
    }

    @Test
    void theTableOfRoomsAllowsNothingThatNobodyUses() {
        Set<String> used = HOUSE.stream()
                .flatMap(each -> Rooms.uses(each).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Rooms.permissions()).isEqualTo(used);
        assertThat(HOUSE.stream().map(Rooms::of).collect(Collectors.toSet())).isEqualTo(Rooms.all());
    }

    @Test
    void noRoomIsLargerThanOneCanTakeIn() throws IOException {
        assertThat(largerRooms(SOURCES)).isEmpty();

        for (int i = 0; i <= MOST_FILES; i++) {
            Files.createFile(folder.resolve("Planted" + i + ".java"));
        }
        assertThat(largerRooms(folder)).containsExactly(folder);
    }

    private static List<Path> largerRooms(Path root) throws IOException {
        try (Stream<Path> rooms = Files.walk(root)) {
            return rooms.filter(Files::isDirectory)
                    .filter(room -> files(room) > MOST_FILES)
                    .toList();
        }
    }

    private static long files(Path room) {
        try (Stream<Path> files = Files.list(room)) {
            return files.filter(file -> file.toString().endsWith(".java")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Pattern WIRE = Pattern.compile("[A-Z]+-[0-9]{3}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*\\}");

    @Test
    void errorCodesAreUniqueAndOfTheFrozenForm() {
        Map<String, ErrorCode> byWire = new TreeMap<>();
        HOUSE.stream()
                .filter(each -> each.isEnum() && each.isAssignableTo(ErrorCode.class))
                .flatMap(each -> Arrays.stream(each.reflect().getEnumConstants()))
                .map(ErrorCode.class::cast)
                .forEach(code -> {
                    assertThat(code.wire()).matches(WIRE);
                    assertThat(byWire.put(code.wire(), code)).as(code.wire()).isNull();
                    assertThat(code.english()).isNotBlank();
                    assertThat(code.japanese()).isNotBlank();
                    assertThat(code.origin()).isNotNull();
                    assertThat(code.disposition()).isNotNull();
                });
        assertThat(byWire).hasSizeGreaterThan(100);
    }

    /** Details named ja and en, or with these endings, carry the same in two languages. */
    @Test
    void bothSentencesOfACodeNameTheSameDetails() {
        HOUSE.stream()
                .filter(each -> each.isEnum() && each.isAssignableTo(ErrorCode.class))
                .flatMap(each -> Arrays.stream(each.reflect().getEnumConstants()))
                .map(ErrorCode.class::cast)
                .forEach(code ->
                        assertThat(details(code.japanese())).as(code.wire()).isEqualTo(details(code.english())));
    }

    private static Set<String> details(String sentence) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(sentence);
        while (matcher.find()) {
            names.add(matcher.group().replaceAll("^\\{(ja|en)\\}$", "{hint}").replaceAll("(Ja|En)\\}$", "}"));
        }
        return names;
    }
}
