package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One clear issue for each mistake in a layout's file, at its place, by {@code broken.spec.yaml}. */
class BrokenLayoutsTest {

    @TestFactory
    Stream<DynamicTest> eachMistakeIsToldOnceAtItsPlace() {
        YamlMapping spec = Specs.read("layout/broken.spec.yaml");
        YamlMapping forms = spec.mapping("forms").orElseThrow();
        return spec.mappings("cases").stream()
                .map(each -> DynamicTest.dynamicTest(each.text("name").value(), () -> {
                    String head = forms.text(each.text("form").value()).value();
                    if (each.has("replace")) {
                        head = head.replace(
                                each.text("replace").value(), each.text("put").value());
                    }
                    assertTold(head + each.text("rest").value(), each);
                }));
    }

    private static void assertTold(String file, YamlMapping each) {
        Issues issues = new Issues();
        LayoutFile.Read read = LayoutFile.read(
                YamlSource.parse("broken.layout.yaml", file, issues).orElseThrow(), Surroundings.NONE, issues);

        assertThat(issues.sorted())
                .allSatisfy(issue -> assertThat(
                                issue.finding().japanese() + issue.finding().english())
                        .doesNotContain("{"))
                .extracting(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .containsExactlyElementsOf(Specs.texts(each, "told"));
        assertThat(issues.sorted().get(0).finding().japanese()).contains(Specs.optional(each, "says"));
        assertThat(read.isSound()).isFalse();
    }
}
