package jp.sekisho.boundary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.calendar.Deadline;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads {@code *.interface.yaml}. */
public final class InterfaceFile {
    /** The door by which every system takes back what it sent. */
    private static final String CANCEL = "cancel";

    /** What the outcomes of that are called, for every system. */
    private static final String CANCEL_ANSWER = Default.answer(CANCEL);

    private static final Deadline STAND_IN = new Deadline(1, Deadline.Unit.DAY);

    private final YamlMapping file;
    private final Issues issues;

    /** What an interface says of individual numbers. */
    private enum IndividualNumber {
        REFUSED,
        ALLOWED
    }

    private InterfaceFile(YamlMapping file, Issues issues) {
        this.file = file;
        this.issues = issues;
    }

    /** The interface; where something cannot be used it is reported and a stand-in taken. */
    public static Interface parse(YamlMapping file, Issues issues) {
        return new InterfaceFile(file, issues).parse();
    }

    private Interface parse() {
        String id = id(file.text("interface"));
        Passage passage = file.text("passage").asOneOf(Passage.class, issues);
        Interface read = new Interface(
                id,
                file.text("name").value(),
                passage,
                file.text("link").value(),
                file.text("to").value(),
                from(passage),
                answer(id),
                persons(),
                means(),
                nextAfter(passage),
                file.text("deadline").as(Deadline::parse, STAND_IN, "5 business-days, 30 days, 2 hours …", issues),
                sizeLimit(),
                Default.INDIVIDUAL_NUMBER.in(file).asOneOf(IndividualNumber.class, issues) == IndividualNumber.ALLOWED);
        file.refuseOthers();
        return read;
    }

    private String id(YamlText written) {
        if (written.value().equals(CANCEL)) {
            issues.error(written.place(), InterfaceError.RESERVED, "id", written.value());
        }
        return written.as(Ids::checked, "", Ids.EXPECTED, issues);
    }

    private Optional<String> from(Passage passage) {
        if (passage == Passage.ASK) {
            return Optional.of(file.text("from").value());
        }
        file.optionalText("from")
                .ifPresent(written ->
                        issues.error(file.placeOf("from"), InterfaceError.NOTHING_COMES_BACK, "passage", passage.id()));
        return Optional.empty();
    }

    private String answer(String id) {
        YamlText written = Default.ANSWER.in(file);
        if (file.has("answer") && written.value().equals(CANCEL_ANSWER)) {
            issues.error(written.place(), InterfaceError.RESERVED, "id", written.value());
        }
        return file.has("answer") ? written.as(Ids::checked, "", Ids.EXPECTED, issues) : Default.answer(id);
    }

    /** Where the receipt is the answer there is nothing later to wait for. */
    private NextAfter nextAfter(Passage passage) {
        YamlText written = Default.NEXT_AFTER.in(file);
        NextAfter after = written.asOneOf(NextAfter.class, issues);
        if (passage == Passage.TELL && after == NextAfter.RESULT) {
            issues.error(written.place(), InterfaceError.NO_RESULT_TO_WAIT_FOR);
        }
        return after;
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
        return distinct("persons").stream().map(YamlText::value).toList();
    }

    private List<String> means() {
        List<String> means = new ArrayList<>();
        for (YamlText written : distinct("permit")) {
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
    private List<YamlText> distinct(String key) {
        Map<String, YamlText> distinct = new LinkedHashMap<>();
        for (YamlText written : file.requiredTexts(key)) {
            if (distinct.putIfAbsent(written.value(), written) != null) {
                issues.error(written.place(), InterfaceError.LISTED_TWICE, "item", written.value(), "key", key);
            }
        }
        return List.copyOf(distinct.values());
    }
}
