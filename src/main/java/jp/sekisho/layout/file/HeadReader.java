package jp.sekisho.layout.file;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.error.Counted;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.item.Head;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.text.charset.StrictCharset;
import jp.sekisho.text.kana.Repertoire;

/** Reads what a layout file says of the layout as a whole: its name and version, its days, its characters. */
record HeadReader(YamlMapping file, Form form, Issues issues) {
    Head head() {
        LocalDate from = file.text("from").asDate(issues);
        return new Head(
                file.text("layout").value(),
                file.optionalText("name").map(YamlText::value).orElse(""),
                file.text("version").asCount(issues).orElse(1),
                from,
                until(from),
                charset(),
                repertoire(),
                file.optionalText("look-alikes")
                        .map(text -> text.asFlag(issues))
                        .orElse(false),
                file.optionalText("private-use").map(YamlText::value),
                carriesNo(),
                counted());
    }

    /** A record that ends as lines do is a line of its file. */
    private Counted counted() {
        boolean lines = form == Form.DELIMITED
                || form == Form.FIXED
                        && file.optionalText("end-of-record")
                                .filter(end -> end.value().equals("none"))
                                .isEmpty();
        return lines ? Counted.LINES : Counted.RECORDS;
    }

    private Optional<LocalDate> until(LocalDate from) {
        Optional<YamlText> written = file.optionalText("until");
        Optional<LocalDate> until = written.map(text -> text.asDate(issues));
        if (until.filter(from::isAfter).isPresent()) {
            issues.error(written.orElseThrow().place(), LayoutFileError.UNTIL_BEFORE_FROM);
        }
        return until;
    }

    private StrictCharset charset() {
        YamlText written = file.text("charset");
        return StrictCharset.named(written.value()).orElseGet(() -> {
            if (!written.isMissing()) {
                List<String> near = StrictCharset.near(written.value());
                issues.error(
                        written.place(),
                        LayoutFileError.UNKNOWN_CHARSET,
                        "charset",
                        written.value(),
                        "near",
                        near.isEmpty() ? "-" : String.join(", ", near));
            }
            return StrictCharset.of(StandardCharsets.UTF_8);
        });
    }

    private Optional<Repertoire> repertoire() {
        Optional<YamlText> written = file.optionalText("repertoire");
        Optional<Repertoire> repertoire = written.map(YamlText::value).flatMap(Repertoire::named);
        if (written.isPresent() && repertoire.isEmpty()) {
            issues.error(
                    written.get().place(),
                    LayoutFileError.UNKNOWN_REPERTOIRE,
                    "repertoire",
                    written.get().value(),
                    "known",
                    Arrays.stream(Repertoire.values()).map(Repertoire::wire).collect(Collectors.joining(", ")));
        }
        return repertoire;
    }

    private Set<Classification> carriesNo() {
        Set<Classification> classes = EnumSet.noneOf(Classification.class);
        file.texts("carries-no").forEach(text -> classes.add(text.asOneOf(Classification.class, issues)));
        return Set.copyOf(classes);
    }
}
