package jp.sekisho.routes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.routes.RouteBench;
import jp.sekisho.source.Issue;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the boundary rule permits and what it refuses, by the table in {@code boundary-rule.spec.yaml}. */
class BoundaryRuleTest {
    private static final Map<String, String> STARTS =
            Map.of("door", "jms:queue:in.public-assistance.inquiry", "send", "lane:platform", "back", "link:platform");
    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("permit", "permit:inquiry"),
            Map.entry("atena", "atena:to-shared"),
            Map.entry("convert", "convert:inquiry"),
            Map.entry("ledger", "ledger:accepted"),
            Map.entry("lane", "lane:platform"),
            Map.entry("seal", "seal:platform"),
            Map.entry("link", "link:platform\", parameters: { operation: \"inquiry\" }, note: \""),
            Map.entry("unseal", "unseal:platform"),
            Map.entry("sent", "ledger:sent"),
            Map.entry("local", "atena:to-local"),
            Map.entry("back-convert", "convert:inquiry"),
            Map.entry("delivered", "ledger:delivered"),
            Map.entry("outcome", "outcome:inquiry"));
    private static final Pattern MACRO = Pattern.compile("<([a-z-]+)(?: ([0-9]))?>");
    private static final String BESIDE = "jms:queue:in.public-assistance.cancel";
    private static final int HEAD_LINES = 6;

    @TempDir
    Path folder;

    /** One row of the table. */
    record Case(String name, Map<String, Object> spec) {
        /** The route's whole file, and how many lines stand before its first step. */
        String text() {
            return spec.containsKey("file") ? expanded(spec.get("file").toString()) : head() + indented();
        }

        int before() {
            return spec.containsKey("file") ? 0 : HEAD_LINES;
        }

        String start() {
            if (spec.containsKey("start")) {
                return spec.get("start").toString();
            }
            return STARTS.entrySet().stream()
                    .filter(kind -> spec.containsKey(kind.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("jms:queue:in.public-assistance.inquiry");
        }

        private String head() {
            String parameters = start().startsWith("link:") ? "{ operation: inquiry-results }" : "{}";
            return "- route:\n    id: under-test\n    from:\n      uri: \"" + start() + "\"\n      parameters: "
                    + parameters + "\n      steps:\n";
        }

        private String indented() {
            String steps = STARTS.keySet().stream()
                    .filter(spec::containsKey)
                    .map(kind -> spec.get(kind).toString())
                    .findFirst()
                    .orElseThrow();
            return expanded(steps).indent(8);
        }

        private static String expanded(String text) {
            return MACRO.matcher(text).replaceAll(macro -> {
                String number = macro.group(2) == null ? "" : "-" + macro.group(2);
                return Matcher.quoteReplacement(
                        "- to: { id: " + macro.group(1) + number + ", uri: \"" + VERBS.get(macro.group(1)) + "\" }");
            });
        }

        @SuppressWarnings("unchecked")
        List<String> finds() {
            return (List<String>) spec.getOrDefault("finds", List.of());
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> runs() {
            return (List<Map<String, Object>>) spec.getOrDefault("runs", List.of());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream table = BoundaryRuleTest.class.getResourceAsStream("boundary-rule.spec.yaml")) {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(1_000_000);
            List<Map<String, Object>> rows = new Yaml(new SafeConstructor(options)).load(table);
            return rows.stream().map(row -> new Case(row.get("name").toString(), row));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRouteIsJudgedAsTheTableSays(Case row) throws Exception {
        Path city = Files.createDirectories(folder.resolve("city"));
        Files.writeString(city.resolve("under-test.camel.yaml"), row.text());
        if (!row.spec.containsKey("alone")) {
            Files.copy(Path.of("routes/common/cancel-door.camel.yaml"), city.resolve("beside.camel.yaml"));
        }
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RouteBench bench = new RouteBench(context);

            List<Issue> issues = bench.load(folder).issues();

            assertThat(found(issues, row)).as(row.text()).containsExactlyElementsOf(row.finds());
            assertThat(issues).allSatisfy(issue -> {
                assertThat(issue.place().file()).endsWith("/under-test.camel.yaml");
                assertThat(issue.finding().japanese()).doesNotContainPattern("(?<![{$])\\{[a-z]+}");
                assertThat(issue.finding().english()).doesNotContainPattern("(?<![{$])\\{[a-z]+}");
            });
            assertThat(bench.starts().contains(BESIDE)).as("the rest runs").isEqualTo(!row.spec.containsKey("alone"));
            assertThat(bench.starts().contains(row.start()))
                    .as("what breaks the rule is not loaded")
                    .isEqualTo(row.finds().isEmpty());
            for (Map<String, Object> run : row.runs()) {
                assertThat(bench.fire(row.start(), headers(run)))
                        .containsExactly(run.get("passes").toString().split(" "));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> headers(Map<String, Object> run) {
        return (Map<String, Object>) run.getOrDefault("headers", Map.of());
    }

    /** The line within the steps, 0 for the start, and the code. */
    private static List<String> found(List<Issue> issues, Case row) {
        return issues.stream()
                .map(issue -> line(issue.place().line(), row.before()) + " "
                        + issue.finding().code().wire())
                .sorted(java.util.Comparator.comparing((String find) -> Integer.parseInt(find.split(" ")[0]))
                        .thenComparing(find -> find))
                .toList();
    }

    private static int line(int inFile, int before) {
        return before == 0 || inFile > before ? inFile - before : inFile < 2 ? inFile - before : 0;
    }

    @Test
    void theTableIsGenerous() throws IOException {
        assertThat(cases().filter(row -> !row.finds().isEmpty())).hasSizeGreaterThan(90);
        assertThat(cases().filter(row -> row.finds().isEmpty())).hasSizeGreaterThan(9);
    }
}
