package jp.sekisho.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.RecordChecks;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.jspecify.annotations.NullMarked;

/** The rules of the house: one package, one room; the arrows point down. */
enum Architecture {
    ROOMS_USE_WHAT_THEY_MAY(classes().should(Rooms.useOnlyRoomsThatTheirOwnMayUse())),

    NO_CYCLES(slices().matching("jp.sekisho.(**)").should().beFreeOfCycles()),

    PURE_ROOMS_KNOW_NEITHER_CAMEL_NOR_SPRING(noClasses()
            .that()
            .resideInAnyPackage(
                    "jp.sekisho.convert..",
                    "jp.sekisho.layout..",
                    "jp.sekisho.text..",
                    "jp.sekisho.calendar..",
                    "jp.sekisho.seal..",
                    "jp.sekisho.ledger..",
                    "jp.sekisho.error..",
                    "jp.sekisho.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..")),

    ONLY_THESE_KNOW_CAMEL(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "jp.sekisho.routes..",
                    "jp.sekisho.operate..",
                    "jp.sekisho.assembly..",
                    "jp.sekisho.signing..",
                    "jp.sekisho.juki..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")),

    OF_CAMEL_JUKI_KNOWS_BINDY_ALONE(noClasses()
            .that()
            .resideInAPackage("jp.sekisho.juki..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel..")
                    .and(not(resideInAnyPackage(
                            "org.apache.camel.dataformat.bindy",
                            "org.apache.camel.dataformat.bindy.annotation",
                            "org.apache.camel.dataformat.bindy.format.factories"))))
            .because("values become Java types there, and routes are elsewhere")),

    OF_CAMEL_SIGNING_KNOWS_XMLSECURITY_ALONE(noClasses()
            .that()
            .resideInAPackage("jp.sekisho.signing..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.apache.camel..")
                            .and(not(resideInAPackage("org.apache.camel.component.xmlsecurity..")))
                            .and(
                                    not(
                                            nameMatching(
                                                    "org\\.apache\\.camel\\.(CamelContext|Exchange|Message|impl\\.DefaultCamelContext|support\\.DefaultExchange)"))))
            .because("it calls one component by code; routes are elsewhere")),

    NOBODY_LETS_BINDY_COUNT_WIDTHS(noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.camel\\.dataformat\\.bindy\\..*FixedLength.*")
            .because("it counts characters where records have bytes")),

    ONLY_WIRING_KNOWS_SPRING(noClasses()
            .that()
            .resideOutsideOfPackages("jp.sekisho.assembly..", "jp.sekisho.operate..", "jp.sekisho")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")),

    NOBODY_THROWS_BARE_EXCEPTIONS(noClasses()
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
            .because("there is one exception of this software, " + SekishoException.class.getSimpleName())),

    TIME_IS_INJECTED(noClasses()
            .that()
            .resideOutsideOfPackages("jp.sekisho.demo..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")),

    ERROR_CODES_ARE_ENUMS(classes().that().implement(ErrorCode.class).should().beEnums()),

    /** Tests count as users: what they look at as a whole lies in several rooms. */
    WHAT_IS_PUBLIC_IS_USED_BY_ANOTHER_ROOM(classes()
            .that(new DescribedPredicate<>("are public, of the product, and started by nobody else") {
                @Override
                public boolean test(JavaClass each) {
                    return isPublic(each) && !isTest(each) && !isStartedByOthers(each);
                }
            })
            .should(new ArchCondition<>("be used by another room") {
                @Override
                public void check(JavaClass each, ConditionEvents events) {
                    boolean used = Imports.name(each) || isUsed(each) || standsInASignature(each);
                    if (!used) {
                        events.add(SimpleConditionEvent.violated(each, each.getName() + " is public for nobody"));
                    }
                }
            })),

    NULL_IS_MARKED(classes().should(new ArchCondition<>("be in a package with a package-info and @NullMarked") {
        @Override
        public void check(JavaClass each, ConditionEvents events) {
            if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(SimpleConditionEvent.violated(each, each.getName() + " is not @NullMarked"));
            }
        }
    }));

    private static boolean isPublic(JavaClass each) {
        return each.isTopLevelClass() && each.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isUsed(JavaClass each) {
        return each.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackage().equals(each.getPackage()));
    }

    /** Whoever calls what is shown may have to do with it without a word about it. */
    private static boolean standsInASignature(JavaClass each) {
        return each.getPackage().getClasses().stream()
                .filter(other -> !other.equals(each) && other.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(other -> other.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .anyMatch(unit -> unit.getRawReturnType().equals(each)
                        || unit.getRawParameterTypes().contains(each));
    }

    private static boolean isTest(JavaClass each) {
        return each.getSource().orElseThrow().getUri().getPath().contains("/test-classes/");
    }

    /** Camel's components, which it finds by their names, services of Java's, and what has a {@code main}. */
    private static boolean isStartedByOthers(JavaClass each) {
        return each.isAssignableTo(Component.class)
                || each.isAssignableTo(Endpoint.class)
                || isGenerated(each)
                || each.isAssignableTo(RecordChecks.class) && !each.isInterface()
                || each.tryGetMethod("main", String[].class).isPresent();
    }

    private static boolean isGenerated(JavaClass each) {
        return each.getSimpleName().endsWith("Configurer")
                || each.getSimpleName().endsWith("UriFactory");
    }

    private final ArchRule rule;

    Architecture(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule;
    }
}
