package jp.sekisho.routes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.boundary.Passage;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each passage has its keys, its rows of the boundary rule and its place in the documentation. */
class PassagesTest {
    private static final List<String> PARTS = List.of(Way.DOOR, Way.IN, Way.SEND, Way.BACK, Way.TAKEN);

    @Test
    void everyRowOfTheBoundaryRuleIsAPartOfAPassage() {
        Set<String> ways = Stream.of(Passage.values())
                .flatMap(passage -> PARTS.stream().map(part -> passage.id() + "-" + part))
                .collect(Collectors.toSet());
        ways.add("cancel");

        assertThat(ways).containsAll(BoundaryTable.get().ways().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void aPassageHasARowAndWhatIsSentHasALinkOrIsFedByASystem(Passage passage) {
        assertThat(ways(passage)).isNotEmpty();
        assertThat(passage.needed().contains("link"))
                .isEqualTo(ways(passage).stream()
                        .flatMap(way -> BoundaryTable.get().ways().get(way).stream())
                        .anyMatch(verb -> verb.contains("{link}")));
    }

    @ParameterizedTest
    @EnumSource
    void thePageTellsItsKeysAndItsRoutes(Passage passage) throws Exception {
        assertThat(Files.readString(Path.of("src/site/markdown/adding-an-interface.md")))
                .contains("| `" + passage.id() + "` | " + list(passage.needed()) + " | " + list(passage.optional())
                        + " | " + list(ways(passage)) + " |");
    }

    @ParameterizedTest
    @EnumSource
    void thePageTellsWhatRoomsAreAsked(RoomForm form) throws Exception {
        assertThat(Files.readString(Path.of("src/site/markdown/adding-an-interface.md")))
                .contains("| `" + form.room() + "` | `" + form.question().layout() + "` | " + items(form.question())
                        + " | " + list(layouts(form.answer())) + " | " + items(form.answer()) + " | `"
                        + form.asker().name().toLowerCase(Locale.ROOT) + "` |");
    }

    private static List<String> layouts(RoomForm.Part part) {
        return Stream.of(part.layout()).filter(layout -> !layout.isEmpty()).toList();
    }

    private static String items(RoomForm.Part part) {
        return list(names(part.needed())) + " | " + list(names(part.optional()));
    }

    private static Collection<String> names(Set<RoomItem> items) {
        return items.stream().map(RoomItem::item).sorted().toList();
    }

    private static List<String> ways(Passage passage) {
        return PARTS.stream()
                .filter(part -> Way.exists(passage, part))
                .map(part -> passage.id() + "-" + part)
                .toList();
    }

    private static String list(Collection<String> words) {
        return words.isEmpty()
                ? "–"
                : words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
