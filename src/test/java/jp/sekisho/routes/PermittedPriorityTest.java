package jp.sekisho.routes;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.boundary.PermittedPriority;
import jp.sekisho.passage.Priority;
import org.junit.jupiter.api.Test;

class PermittedPriorityTest {
    @Test
    void permitsKnowTheSameLanesAsLinksInTheSameOrder() {
        assertThat(PermittedPriority.values())
                .extracting(Enum::name)
                .containsExactlyElementsOf(java.util.Arrays.stream(Priority.values())
                        .map(Enum::name)
                        .toList());
    }
}
