package jp.sekisho;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.SekishoException;
import org.jspecify.annotations.NullMarked;

/** The rooms and their walls: one package, one room; the arrows point down. */
@AnalyzeClasses(packages = "jp.sekisho", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "jp.sekisho.convert..",
        "jp.sekisho.layout..",
        "jp.sekisho.text..",
        "jp.sekisho.calendar..",
        "jp.sekisho.seal..",
        "jp.sekisho.ledger..",
        "jp.sekisho.error..",
        "jp.sekisho.source.."
    };

    @ArchTest
    static final ArchRule noCyclesBetweenRooms =
            slices().matching("jp.sekisho.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule pureRoomsKnowNeitherCamelNorSpring = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..");

    @ArchTest
    static final ArchRule onlyRoutesOperateAndAssemblyKnowCamel = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "jp.sekisho.routes..", "jp.sekisho.operate..", "jp.sekisho.assembly..", "jp.sekisho.juki..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule ofCamelJukiKnowsBindyAlone = noClasses()
            .that()
            .resideInAPackage("jp.sekisho.juki..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel..")
                    .and(not(resideInAnyPackage(
                            "org.apache.camel.dataformat.bindy",
                            "org.apache.camel.dataformat.bindy.annotation",
                            "org.apache.camel.dataformat.bindy.format.factories"))))
            .because("values become Java types there, and routes are elsewhere");

    @ArchTest
    static final ArchRule nobodyLetsBindyCountWidths = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.camel\\.dataformat\\.bindy\\..*FixedLength.*")
            .because("it counts characters where records have bytes");

    @ArchTest
    static final ArchRule onlyWiringKnowsSpring = noClasses()
            .that()
            .resideOutsideOfPackages("jp.sekisho.assembly..", "jp.sekisho.operate..", "jp.sekisho")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule nothingDependsOnTheCounterpart = noClasses()
            .that()
            .resideOutsideOfPackage("jp.sekisho.counterpart..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jp.sekisho.counterpart..");

    @ArchTest
    static final ArchRule conversionStandsOnLayoutsAndTheseOnText = noClasses()
            .that()
            .resideInAPackage("jp.sekisho.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jp.sekisho.layout..", "jp.sekisho.convert..")
            .andShould()
            .dependOnClassesThat()
            .resideInAPackage("jp.sekisho.passage..");

    @ArchTest
    static final ArchRule nobodyThrowsBareExceptions = noClasses()
            .that()
            .areNotAssignableTo(SekishoException.class)
            .should()
            .callConstructor(RuntimeException.class)
            .orShould()
            .callConstructor(RuntimeException.class, String.class)
            .orShould()
            .callConstructor(RuntimeException.class, String.class, Throwable.class)
            .orShould()
            .callConstructor(RuntimeException.class, Throwable.class)
            .because("there is one exception of this software, " + SekishoException.class.getSimpleName());

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideOutsideOfPackages("jp.sekisho.counterpart..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule errorCodesAreEnums =
            classes().that().implement(ErrorCode.class).should().beEnums();

    @ArchTest
    static void everyRoomSaysWhatItIsForAndThatNullIsMarked(JavaClasses all) {
        Set<String> without = new TreeSet<>();
        for (JavaClass each : all) {
            JavaPackage room = each.getPackage();
            if (!room.isAnnotatedWith(NullMarked.class)) {
                without.add(room.getName());
            }
        }
        assertThat(without).as("packages without package-info and @NullMarked").isEmpty();
    }

    private static final Pattern WIRE = Pattern.compile("[A-Z]+-[0-9]{3}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*\\}");

    @ArchTest
    static void errorCodesAreUniqueAndOfTheFrozenForm(JavaClasses all) {
        Map<String, ErrorCode> byWire = new TreeMap<>();
        all.stream()
                .filter(each -> each.isEnum() && each.isAssignableTo(ErrorCode.class))
                .flatMap(each -> java.util.Arrays.stream(each.reflect().getEnumConstants()))
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
    @ArchTest
    static void bothSentencesOfACodeNameTheSameDetails(JavaClasses all) {
        all.stream()
                .filter(each -> each.isEnum() && each.isAssignableTo(ErrorCode.class))
                .flatMap(each -> java.util.Arrays.stream(each.reflect().getEnumConstants()))
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
