package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.convert.examples.MapExamples;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;

class OwnMappingsTest {
    private final Mappings mappings = Mappings.read();

    @Test
    void everyFileOfOursIsWithoutIssues() {
        assertThat(mappings.issues.sorted()).isEmpty();
        assertThat(mappings.layouts).hasSizeGreaterThanOrEqualTo(4);
        assertThat(mappings.maps).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void everyMapHasExamplesAndTheyAllHold() {
        Issues issues = new Issues();
        mappings.examples.forEach(
                examples -> examples.run(Maps.every(mappings.maps.get(examples.map()), mappings.layouts), issues));
        assertThat(issues.sorted()).isEmpty();
        assertThat(mappings.examples).allMatch(examples -> examples.size() > 0);
        assertThat(mappings.examples.stream().map(MapExamples::map)).containsAll(mappings.maps.keySet());
    }
}
