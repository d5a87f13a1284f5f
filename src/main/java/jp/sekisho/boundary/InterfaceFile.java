package jp.sekisho.boundary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.calendar.Deadline;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads {@code *.interface.yaml}. */
public final class InterfaceFile {
    private static final String BECOMES = "becomes";
    private static final String DONE_WHEN = "done-when";
    private static final String KEY = "key";
    private static final String VERSION = "version";
    /** The door by which every system takes back what it sent. */
    private static final String CANCEL = "cancel";

    /** What the outcomes of that are called, for every system. */
    private static final String CANCEL_ANSWER = Default.answer(CANCEL);

    private static final Deadline STAND_IN = new Deadline(1, Deadline.Unit.DAY);

    private final YamlMapping file;
    private final Issues issues;
    /** Empty where it cannot be read: that has been reported, and any key may belong to it. */
    private final Optional<Passage> passage;

    /** What an interface says of individual numbers. */
    private enum IndividualNumber {
        REFUSED,
        ALLOWED
    }

    /** How far a counterpart waits for a system, as a file may say it. */
    private enum Until {
        HANDED,
        TAKEN
    }

    private InterfaceFile(YamlMapping file, Issues issues) {
        this.file = file;
        this.issues = issues;
        YamlText written = file.text("passage");
        this.passage = Optional.of(written.asOneOf(Passage.class, issues))
                .filter(read -> read.id().equals(written.value()));
    }

    /** The interface; where something cannot be used it is reported and a stand-in taken. */
    public static Interface parse(YamlMapping file, Issues issues) {
        return new InterfaceFile(file, issues).parse();
    }

    private Interface parse() {
        refuseOtherPassages();
        String id = id(file.text("interface"));
        List<String> persons = persons();
        NextAfter nextAfter = nextAfter();
        Optional<NumberAtClaim> number = number(persons, nextAfter);
        Interface read = new Interface(
                id,
                file.text("name").value(),
                passage.orElse(Passage.ASK),
                own("link").map(YamlText::value),
                own("room").map(YamlText::value),
                own("feed").map(YamlText::value),
                own("to").map(YamlText::value).orElse(""),
                own("from").map(YamlText::value),
                answer(id),
                persons,
                means(),
                nextAfter,
                own("deadline")
                        .map(written ->
                                written.as(Deadline::parse, STAND_IN, "5 business-days, 30 days, 2 hours …", issues)),
                own("calendar").map(YamlText::value),
                sizeLimit(),
                Default.INDIVIDUAL_NUMBER.in(file).asOneOf(IndividualNumber.class, issues) == IndividualNumber.ALLOWED,
                ends(),
                number,
                own("answers").map(YamlText::value),
                becomes(),
                doneWhen(number),
                versioned(number),
                own("kept-by").map(YamlText::value),
                own("waits-for").map(YamlText::value));
        file.refuseOthers();
        return read;
    }

    /** Reports the keys that only interfaces of other passages have. */
    private void refuseOtherPassages() {
        for (String key : Passage.keys()) {
            if (file.has(key) && isForeign(key)) {
                String here = passage.orElseThrow().id();
                issues.error(file.placeOf(key), InterfaceError.NOT_OF_THIS_PASSAGE, "key", key, "passage", here);
                file.dealtWith(key);
            }
        }
    }

    private boolean isForeign(String key) {
        return passage.filter(read -> !read.has(key)).isPresent();
    }

    private boolean isNeeded(String key) {
        return passage.filter(read -> read.needs(key)).isPresent();
    }

    /** What stands under a key of the passage; reported if it has to be there and is not. */
    private Optional<YamlText> own(String key) {
        if (isForeign(key)) {
            return Optional.empty();
        }
        return isNeeded(key) ? file.requiredText(key) : file.optionalText(key);
    }

    private String id(YamlText written) {
        if (written.value().equals(CANCEL)) {
            issues.error(written.place(), InterfaceError.RESERVED, "id", written.value());
        }
        return written.as(Ids::checked, "", Ids.EXPECTED, issues);
    }

    private String answer(String id) {
        YamlText written = Default.ANSWER.in(file);
        if (file.has("answer") && passage.filter(Passage.REPLY::equals).isPresent()) {
            issues.error(
                    written.place(),
                    InterfaceError.NOT_OF_THIS_PASSAGE,
                    "key",
                    "answer",
                    "passage",
                    Passage.REPLY.id());
        }
        if (file.has("answer") && written.value().equals(CANCEL_ANSWER)) {
            issues.error(written.place(), InterfaceError.RESERVED, "id", written.value());
        }
        if (file.has("answer")) {
            return written.as(Ids::checked, "", Ids.EXPECTED, issues);
        }
        // what is brought is no result: its receiver reads it under the interface's own name
        return passage.filter(Passage::isInward).isPresent() ? id : Default.answer(id);
    }

    /** Where there is no answer there is nothing later than the receipt to wait for. */
    private NextAfter nextAfter() {
        if (isForeign("next-after")) {
            return NextAfter.RECEIPT;
        }
        YamlText written = Default.NEXT_AFTER.in(file);
        NextAfter after = written.asOneOf(NextAfter.class, issues);
        passage.filter(read -> !read.isAnswered() && after == NextAfter.RESULT)
                .ifPresent(read ->
                        issues.error(written.place(), InterfaceError.NO_RESULT_TO_WAIT_FOR, "passage", read.id()));
        return after;
    }

    private Optional<InwardEnd> ends() {
        if (passage.filter(Passage::isInward).isEmpty()) {
            return Optional.empty();
        }
        if (isForeign("until")) {
            boolean isAnswered = passage.filter(Passage.OFFER::equals).isPresent();
            return Optional.of(isAnswered ? InwardEnd.ANSWERED : InwardEnd.HANDED);
        }
        Until until = Default.UNTIL.in(file).asOneOf(Until.class, issues);
        return Optional.of(until == Until.TAKEN ? InwardEnd.TAKEN : InwardEnd.HANDED);
    }

    private Optional<NumberAtClaim> number(List<String> persons, NextAfter nextAfter) {
        return isForeign(NumberAtClaimReader.KEY)
                ? Optional.empty()
                : new NumberAtClaimReader(file, passage.orElse(Passage.ASK), issues).read(persons, nextAfter);
    }

    private List<Interface.Part> becomes() {
        if (passage.filter(Passage.EXPAND::equals).isEmpty()) {
            return List.of();
        }
        if (!file.has(BECOMES)) {
            file.requiredText(BECOMES);
        }
        return file.mappings(BECOMES).stream().map(this::part).toList();
    }

    private Interface.Part part(YamlMapping written) {
        Interface.Part part = new Interface.Part(
                written.text("interface").value(),
                written.optionalMapping("when").map(when -> NumberAtClaimReader.words(when, issues)),
                written.optionalText("after").map(YamlText::value),
                written.optionalText("with").map(YamlText::value));
        if (part.after().isPresent() && part.with().isPresent()) {
            issues.error(written.placeOf("with"), InterfaceError.BOTH_AFTER_AND_WITH);
        }
        written.refuseOthers();
        return part;
    }

    /** What counts, where the counterpart counts, is done. */
    private Optional<NumberAtClaim.Words> doneWhen(Optional<NumberAtClaim> number) {
        return isForeign(DONE_WHEN)
                ? Optional.empty()
                : file.optionalMapping(DONE_WHEN)
                        .map(written -> NumberAtClaimReader.words(written, issues))
                        .or(() -> number.flatMap(NumberAtClaim::countsWhen));
    }

    private Optional<Interface.Versioned> versioned(Optional<NumberAtClaim> number) {
        if (isForeign(KEY) || !file.has(KEY) && !file.has(VERSION)) {
            return Optional.empty();
        }
        List<YamlText> key = distinct(KEY, file.texts(KEY));
        Optional<YamlText> version = file.optionalText(VERSION);
        if (key.isEmpty() || version.isEmpty()) {
            issues.error(file.placeOf(file.has(KEY) ? KEY : VERSION), InterfaceError.KEY_WITHOUT_VERSION);
            return Optional.empty();
        }
        Interface.Versioned read = new Interface.Versioned(
                key.stream().map(YamlText::value).toList(), version.get().value());
        if (read.key().contains(read.version())) {
            issues.error(version.get().place(), InterfaceError.VERSION_IN_KEY, "item", read.version());
        }
        Stream.concat(key.stream(), version.stream())
                .filter(item -> number.filter(counted -> counted.item().equals(item.value()))
                        .isPresent())
                .forEach(item -> issues.error(item.place(), InterfaceError.NUMBER_NAMES_NOTHING, "item", item.value()));
        return Optional.of(read);
    }

    private int sizeLimit() {
        YamlText written = Default.SIZE.in(file);
        long bytes = written.as(ByteSize::parse, 1L, "a size such as 239 B, 64 KB or 1 MB", issues);
        if (bytes > Interface.LARGEST) {
            issues.error(written.place(), InterfaceError.TOO_LARGE, "most", ByteSize.written(Interface.LARGEST));
            return Interface.LARGEST;
        }
        return (int) bytes;
    }

    private List<String> persons() {
        if (isForeign("persons")) {
            return List.of();
        }
        List<YamlText> written = isNeeded("persons") ? file.requiredTexts("persons") : file.texts("persons");
        return distinct("persons", written).stream().map(YamlText::value).toList();
    }

    private List<String> means() {
        List<String> means = new ArrayList<>();
        for (YamlText written : distinct("permit", file.requiredTexts("permit"))) {
            if (!Purpose.MEANS.contains(written.value())) {
                issues.error(
                        written.place(),
                        InterfaceError.NO_SUCH_MEANS,
                        "means",
                        written.value(),
                        "known",
                        String.join(", ", Purpose.MEANS));
            }
            means.add(written.value());
        }
        return means;
    }

    /** The list under a key; what stands there again is reported and left out. */
    private List<YamlText> distinct(String key, List<YamlText> all) {
        Map<String, YamlText> distinct = new LinkedHashMap<>();
        for (YamlText written : all) {
            if (distinct.putIfAbsent(written.value(), written) != null) {
                issues.error(written.place(), InterfaceError.LISTED_TWICE, "item", written.value(), "key", key);
            }
        }
        return List.copyOf(distinct.values());
    }
}
