package jp.sekisho.boundary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.calendar.Deadline;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads {@code *.system.yaml}. */
public final class SystemFile {
    private static final int DEFAULT_QUOTA = 50_000;

    private final YamlMapping file;
    private final Issues issues;

    private SystemFile(YamlMapping file, Issues issues) {
        this.file = file;
        this.issues = issues;
    }

    /** The system; where something cannot be used it is reported and a stand-in taken. */
    public static BusinessSystem parse(YamlMapping file, Issues issues) {
        return new SystemFile(file, issues).system();
    }

    private BusinessSystem system() {
        String id = file.text("system").as(Ids::checked, "", Ids.EXPECTED, issues);
        BusinessSystem system = new BusinessSystem(
                id,
                file.text("name").value(),
                file.text("uses-individual-number").asFlag(issues),
                file.optionalText("share").map(this::share).orElse(1),
                quota(),
                dialects(),
                approvals());
        file.refuseOthers();
        return system;
    }

    private int share(YamlText text) {
        return text.as(SystemFile::positive, 1, "a whole number from 1 (1 以上の整数)", issues);
    }

    private int quota() {
        Optional<YamlMapping> quota = file.optionalMapping("quota");
        int waiting = quota.flatMap(mapping -> mapping.optionalText("waiting"))
                .map(text -> text.as(SystemFile::positive, DEFAULT_QUOTA, "a whole number from 1 (1 以上の整数)", issues))
                .orElse(DEFAULT_QUOTA);
        quota.ifPresent(YamlMapping::refuseOthers);
        return waiting;
    }

    private Map<String, Dialect> dialects() {
        Map<String, Dialect> dialects = new LinkedHashMap<>();
        file.mapping("interfaces").ifPresent(interfaces -> {
            for (String exchange : interfaces.keys()) {
                interfaces.mapping(exchange).ifPresent(written -> dialects.put(exchange, dialect(exchange, written)));
            }
        });
        return dialects;
    }

    private Dialect dialect(String exchange, YamlMapping written) {
        Dialect dialect = new Dialect(
                exchange,
                written.text("layout").value(),
                written.optionalText("map").map(YamlText::value),
                written.optionalText("size").map(this::size).orElse(Dialect.DEFAULT_SIZE_LIMIT),
                written.optionalText("deadline").map(this::deadline));
        written.refuseOthers();
        return dialect;
    }

    private int size(YamlText text) {
        return text.as(ByteSize::parse, Dialect.DEFAULT_SIZE_LIMIT, "a size such as 239 B, 64 KB or 10 MB", issues);
    }

    private Deadline deadline(YamlText text) {
        return text.as(
                Deadline::parse, new Deadline(1, Deadline.Unit.DAY), "5 business-days, 30 days, 2 hours …", issues);
    }

    private List<Approval> approvals() {
        return file.optionalMapping("approved").stream()
                .flatMap(approved -> approved.keys().stream().flatMap(exchange -> approved.mapping(exchange).stream()
                        .map(written -> approval(exchange, written))))
                .toList();
    }

    private Approval approval(String exchange, YamlMapping written) {
        Approval approval = new Approval(
                exchange,
                written.text("approval").value(),
                written.text("by").value(),
                written.text("until").asDate(issues),
                written.texts("items").stream().map(YamlText::value).toList());
        written.refuseOthers();
        return approval;
    }

    private static Integer positive(String written) {
        int number = Integer.parseInt(written);
        if (number < 1) {
            throw new IllegalArgumentException("below 1");
        }
        return number;
    }
}
