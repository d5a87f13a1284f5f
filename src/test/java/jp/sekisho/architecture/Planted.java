package jp.sekisho.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Classes that break a rule, compiled into a folder of their own. */
final class Planted {
    private static final Pattern NAME = Pattern.compile("package ([\\w.]+);[\\s\\S]*?(?:class|enum|record) (\\w+)");

    private final Path folder;

    private Planted(Path folder) {
        this.folder = folder;
    }

    static Planted in(Path folder) {
        return new Planted(folder);
    }

    JavaClasses compile(List<String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> words = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            if (!name.find()) {
                throw new IllegalArgumentException("no class in what is planted");
            }
            Path file = folder.resolve("sources")
                    .resolve(name.group(1).replace('.', '/'))
                    .resolve(name.group(2) + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            words.add(file.toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("what is planted does not compile");
        }
        return new ClassFileImporter().importPath(classes);
    }

    /** The name of a room's planted class. */
    static String name(String room) {
        return pack(room) + ".Planted";
    }

    private static String pack(String room) {
        return room.equals("start") ? "jp.sekisho" : "jp.sekisho." + room;
    }

    static String using(String room, String type) {
        return type(room, type + " used;");
    }

    private static String type(String room, String body) {
        return "package " + pack(room) + "; class Planted { " + body + " }";
    }

    static List<String> breaking(Architecture rule) {
        return switch (rule) {
            case ROOMS_USE_WHAT_THEY_MAY -> List.of(using("text.kana", "jp.sekisho.text.date.Eras"));
            case NO_CYCLES ->
                List.of(
                        "package jp.sekisho.one; public class PlantedOne { jp.sekisho.two.PlantedTwo two; }",
                        "package jp.sekisho.two; public class PlantedTwo { jp.sekisho.one.PlantedOne one; }");
            case PURE_ROOMS_KNOW_NEITHER_CAMEL_NOR_SPRING ->
                List.of(using("seal.keys", "org.springframework.core.env.Environment"));
            case ONLY_THESE_KNOW_CAMEL -> List.of(using("passage.legs", "org.apache.camel.Exchange"));
            case OF_CAMEL_JUKI_KNOWS_BINDY_ALONE -> List.of(using("juki", "org.apache.camel.Exchange"));
            case OF_CAMEL_SIGNING_KNOWS_XMLSECURITY_ALONE ->
                List.of(using("signing", "org.apache.camel.builder.RouteBuilder"));
            case NOBODY_LETS_BINDY_COUNT_WIDTHS ->
                List.of(using("juki", "org.apache.camel.dataformat.bindy.BindyFixedLengthFactory"));
            case ONLY_WIRING_KNOWS_SPRING -> List.of(using("passage.legs", "org.springframework.core.env.Environment"));
            case NOBODY_THROWS_BARE_EXCEPTIONS ->
                List.of(type("ledger", "RuntimeException bare() { return new RuntimeException(\"bare\"); }"));
            case TIME_IS_INJECTED ->
                List.of(type("passage.legs", "java.time.Instant now() { return java.time.Instant.now(); }"));
            case ERROR_CODES_ARE_ENUMS ->
                List.of("package jp.sekisho.passage; abstract class Planted implements jp.sekisho.error.ErrorCode {}");
            case WHAT_IS_PUBLIC_IS_USED_BY_ANOTHER_ROOM ->
                List.of("package jp.sekisho.passage; public class Planted {}");
            case NULL_IS_MARKED -> List.of("package jp.sekisho.unmarked; class Planted {}");
        };
    }
}
