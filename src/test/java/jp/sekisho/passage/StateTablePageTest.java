package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documentation and the Spin model say of states and events is what the code does. */
class StateTablePageTest {
    private static final Path PAGE = Path.of("src/site/markdown/way-of-a-message.md");
    private static final Path MODEL = Path.of("src/test/model/passage.pml");
    private static final Path DOUBT = Path.of("src/test/model/doubt.pml");
    private static final String FROM = "<!-- from StateTable -->\n";
    private static final String END = "<!-- end -->";
    private static final Pattern STEP = Pattern.compile("/\\* step ([A-Z_]+ [A-Z_]+ [A-Z]+) \\*/");
    private static final Pattern LEFT_OUT = Pattern.compile("that are not here:([^.]*)\\.");

    /** Renewed with {@code -Dsekisho.pages=renew}. */
    @Test
    void thePageShowsTheTable() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(FROM) + FROM.length();
        int end = page.indexOf(END, from);
        if ("renew".equals(System.getProperty("sekisho.pages"))) {
            Files.writeString(PAGE, page.substring(0, from) + printed() + page.substring(end));
            return;
        }
        assertThat(page.substring(from, end))
                .as("%s is not what StateTable says. mvn test -Dtest=StateTablePageTest -Dsekisho.pages=renew", PAGE)
                .isEqualTo(printed());
    }

    private static String printed() {
        return "| state | |\n|---|---|\n"
                + Arrays.stream(RequestState.values())
                        .map(state -> "| " + state + " | " + state.meaning() + " |\n")
                        .collect(Collectors.joining())
                + "\n| event | | |\n|---|---|---|\n"
                + Arrays.stream(RequestEvent.values())
                        .map(event -> "| " + event + " | " + event.meaning() + " | " + steps(event) + " |\n")
                        .collect(Collectors.joining())
                + "\n"
                + matrix()
                + "\n";
    }

    private static String steps(RequestEvent event) {
        List<StateTable.Step> steps = StateTable.stepsOf(event);
        return steps.stream().map(step -> step.from().name()).collect(Collectors.joining(", ")) + " → "
                + to(steps.get(0));
    }

    private static String matrix() {
        StringBuilder matrix = new StringBuilder("| from \\ event |");
        for (RequestEvent event : RequestEvent.values()) {
            matrix.append(' ').append(event).append(" |");
        }
        matrix.append("\n|---|")
                .append("---|".repeat(RequestEvent.values().length))
                .append('\n');
        for (RequestState state : RequestState.values()) {
            matrix.append("| ").append(state).append(" |");
            for (RequestEvent event : RequestEvent.values()) {
                matrix.append(StateTable.step(state, event)
                        .map(step -> " " + to(step) + " |")
                        .orElse(" |"));
            }
            matrix.append('\n');
        }
        return matrix.toString();
    }

    private static String to(StateTable.Step step) {
        return step.ending()
                .map(ending -> "**" + ending + "**")
                .orElse(step.to().name());
    }

    @Test
    void theModelsTakeStepsOfTheTableAndNameThoseThatTheyLeaveOut() throws IOException {
        String model = Files.readString(MODEL);
        Set<String> taken = new TreeSet<>();
        Matcher steps = STEP.matcher(model + Files.readString(DOUBT));
        while (steps.find()) {
            taken.add(steps.group(1));
        }
        Set<String> table = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (StateTable.Step step : StateTable.steps()) {
            String written = step.from() + " " + step.event() + " "
                    + step.ending().map(Ending::name).orElse(step.to().name());
            table.add(written);
            if (!taken.contains(written)) {
                others.add(step.from() + " " + step.event());
            }
        }
        Matcher leftOut = LEFT_OUT.matcher(model);

        assertThat(table).containsAll(taken);
        assertThat(leftOut.find()).isTrue();
        assertThat(Arrays.stream(leftOut.group(1).split(",")).map(String::strip))
                .containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void everyChangeOfAStateInTheModelIsMarkedAsAStepOrAsADefect() throws IOException {
        everyChangeOfAStateIsMarked(Files.readAllLines(MODEL));
        everyChangeOfAStateIsMarked(Files.readAllLines(DOUBT));
    }

    private static void everyChangeOfAStateIsMarked(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean changes = !line.matches("(inline|byte) .*") && line.matches(".*(state\\[[m01]] = | ends\\().*");
            if (changes) {
                assertThat(line + lines.get(i + 1))
                        .containsAnyOf("/* step ", "the defect: no step", "no step: the tables are older");
            }
        }
    }
}
