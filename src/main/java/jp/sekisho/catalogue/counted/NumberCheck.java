package jp.sekisho.catalogue.counted;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Holds what an interface's file says of a number that its counterpart counts against layouts, link and maps.
 *
 * @param layouts all versions of a layout that can be used, by its id
 */
public record NumberCheck(Function<String, List<Layout>> layouts, Issues issues) {
    private static final Pattern CALL = Pattern.compile("\\bcounted\\(");

    /** @param written what stands under {@code number-at-claim} */
    public void check(YamlMapping written, Interface rules, NumberAtClaim number, Optional<Link> link) {
        YamlText item = written.text("item");
        for (Layout layout : layouts.apply(rules.to())) {
            layout.field(number.item())
                    .ifPresentOrElse(field -> digits(item, layout, field), () -> missing(item, layout));
        }
        if (widths(rules, number).size() > 1) {
            issues.error(item.place(), NumberError.NUMBER_CHANGES_WIDTH, "layout", rules.to(), "item", number.item());
        }
        number.countsWhen().ifPresent(words -> answers(written, rules, words));
        link.filter(known -> known.resend() == Resend.NEVER)
                .ifPresent(known -> issues.error(written.place(), NumberError.NUMBER_NEVER_ASKED, "link", known.id()));
    }

    private void digits(YamlText item, Layout layout, Field field) {
        boolean fits = field.type() instanceof ItemType.Digits
                && width(field) > 0
                && field.means().isEmpty()
                && field.classification() == Classification.NONE
                && field.is().isEmpty();
        if (!fits) {
            issues.error(item.place(), NumberError.NUMBER_NOT_DIGITS, "layout", layout.id(), "item", field.name());
        }
    }

    private static int width(Field field) {
        return Math.max(field.bytes(), field.characters());
    }

    /** Of how many digits the number is, in each version of the layout that crosses. */
    private Set<Integer> widths(Interface rules, NumberAtClaim number) {
        return layouts.apply(rules.to()).stream()
                .flatMap(layout -> layout.field(number.item()).stream())
                .map(NumberCheck::width)
                .collect(Collectors.toSet());
    }

    private void answers(YamlMapping written, Interface rules, NumberAtClaim.Words words) {
        Optional<YamlMapping> when = written.optionalMapping("counts-when");
        for (Layout layout : layouts.apply(rules.from().orElse(""))) {
            Optional<Field> field = layout.field(words.item());
            if (field.isEmpty()) {
                when.ifPresent(said -> missing(said.text("item"), layout));
            } else {
                when.stream()
                        .flatMap(said -> said.texts("is").stream())
                        .filter(value -> !layout.canHave(field.get(), value.value()))
                        .forEach(value -> issues.error(
                                value.place(),
                                NumberError.NUMBER_WORD_UNKNOWN,
                                "layout",
                                layout.id(),
                                "item",
                                words.item(),
                                "value",
                                value.value()));
            }
        }
    }

    private void missing(YamlText item, Layout layout) {
        Suggestion near = Suggestion.of(
                item.value(), layout.fields().stream().map(Field::name).toList());
        issues.error(
                item.place(),
                NumberError.NO_NUMBER_ITEM,
                "layout",
                layout.id(),
                "item",
                item.value(),
                "ja",
                near.ja(),
                "en",
                near.en());
    }

    /** A map toward the counterpart leaves its number to the gateway, and no map has another. */
    public void leftToGateway(Stream<YamlMapping> map, Interface rules) {
        Optional<NumberAtClaim> number = rules.number();
        Set<Integer> widths = number.map(counted -> widths(rules, counted)).orElse(Set.of());
        map.forEach(edition -> {
            Optional<YamlText> set = number.flatMap(
                    counted -> edition.optionalMapping("set").flatMap(lines -> lines.optionalText(counted.item())));
            if (number.isPresent() && widths.size() == 1) {
                String expected = "counted(" + widths.iterator().next() + ")";
                if (set.filter(line -> line.value().replace(" ", "").equals(expected))
                        .isEmpty()) {
                    issues.error(
                            set.map(YamlText::place)
                                    .orElseGet(() -> edition.text("map").place()),
                            NumberError.NUMBER_NOT_LEFT,
                            "item",
                            number.get().item(),
                            "expected",
                            expected);
                }
            }
            calls(edition)
                    .filter(line ->
                            set.filter(own -> own.place().equals(line.place())).isEmpty())
                    .forEach(line -> issues.error(line.place(), NumberError.NOT_COUNTED, "interface", rules.id()));
        });
    }

    /** A map back to a system has no number to leave. */
    public void nothingCounted(Stream<YamlMapping> map, Interface rules) {
        map.flatMap(NumberCheck::calls)
                .forEach(line -> issues.error(line.place(), NumberError.NOT_COUNTED, "interface", rules.id()));
    }

    private static Stream<YamlText> calls(YamlMapping edition) {
        List<YamlText> all = edition.scalars();
        return all.stream().filter(line -> CALL.matcher(line.value()).find());
    }
}
