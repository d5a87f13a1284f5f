package jp.sekisho.catalogue.counted;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Holds what a system's file says of its numbered messages against the interface, the layout and its quota.
 *
 * @param layouts all versions of a layout that can be used, by its id
 */
public record SequenceCheck(Function<String, List<Layout>> layouts, Issues issues) {
    private static final int LONGEST = 18;

    /** @param written how the system speaks on the interface */
    public void check(Dialect dialect, Optional<Interface> rules, YamlMapping written) {
        Optional<YamlMapping> said = written.optionalMapping("sequence");
        if (said.isEmpty() || dialect.sequence().isEmpty()) {
            return;
        }
        YamlText item = said.get().text("item");
        for (Layout layout : layouts.apply(dialect.asked().layout())) {
            layout.field(dialect.sequence().get().item())
                    .ifPresentOrElse(field -> digits(item, layout, field), () -> missing(item, layout));
        }
        rules.filter(known -> known.passage().isInward() || known.answers().isPresent())
                .ifPresent(known ->
                        issues.error(said.get().place(), SequenceFileError.NOT_SENT_BY_IT, "interface", known.id()));
        rules.filter(known -> known.versioned().isPresent())
                .ifPresent(known -> issues.error(
                        said.get().place(), SequenceFileError.ORDERED_BY_VERSION, "interface", known.id()));
    }

    /** What is held must never stop the doors: the number that is missing could not come in. */
    public void quota(BusinessSystem system, YamlMapping interfaces) {
        int ahead = system.dialects().values().stream()
                .flatMap(dialect -> dialect.sequence().stream())
                .mapToInt(Sequence::mostAhead)
                .sum();
        if (ahead <= system.waitingQuota() / 2) {
            return;
        }
        system.dialects().values().stream()
                .filter(dialect -> dialect.sequence().isPresent())
                .findFirst()
                .flatMap(dialect -> interfaces.optionalMapping(dialect.interfaceId()))
                .ifPresent(written -> issues.error(
                        written.placeOf("sequence"),
                        SequenceFileError.TOO_MANY_AHEAD,
                        "ahead",
                        ahead,
                        "quota",
                        system.waitingQuota()));
    }

    private void digits(YamlText item, Layout layout, Field field) {
        int width = Math.max(field.bytes(), field.characters());
        boolean fits = field.type() instanceof ItemType.Digits
                && width > 0
                && width <= LONGEST
                && field.required()
                && field.means().isEmpty()
                && field.classification() == Classification.NONE
                && field.is().isEmpty();
        if (!fits) {
            issues.error(
                    item.place(),
                    SequenceFileError.NOT_A_NUMBER,
                    "layout",
                    layout.id(),
                    "item",
                    field.name(),
                    "longest",
                    LONGEST);
        }
    }

    private void missing(YamlText item, Layout layout) {
        Suggestion near = Suggestion.of(
                item.value(), layout.fields().stream().map(Field::name).toList());
        issues.error(
                item.place(),
                SequenceFileError.NO_SUCH_ITEM,
                "layout",
                layout.id(),
                "item",
                item.value(),
                "ja",
                near.ja(),
                "en",
                near.en());
    }
}
