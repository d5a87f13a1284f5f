package jp.sekisho.boundary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads {@code *.system.yaml}. */
public final class SystemFile {
    /** Logins of the gateway's own, and what its secrets are called besides those of systems. */
    private static final Set<String> RESERVED = Set.of("gateway", "cluster", "cluster-user");

    private static final String COUNT = "a whole number from 1 (1 以上の整数)";
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
        BusinessSystem system = new BusinessSystem(
                id(file.text("system")),
                file.text("name").value(),
                file.optionalText("room").map(YamlText::value),
                file.text("uses-individual-number").asFlag(issues),
                count(Default.SHARE.in(file)),
                quota(),
                dialects());
        InterfaceKeys.refuse(file, "<interface>", issues);
        file.refuseOthers();
        return system;
    }

    private String id(YamlText written) {
        if (RESERVED.contains(written.value())) {
            issues.error(written.place(), InterfaceError.RESERVED, "id", written.value());
        }
        return written.as(Ids::checked, "", Ids.EXPECTED, issues);
    }

    private int count(YamlText text) {
        return text.as(SystemFile::positive, 1, COUNT, issues);
    }

    private int quota() {
        Optional<YamlMapping> quota = file.optionalMapping("quota");
        int waiting = count(quota.map(Default.WAITING::in).orElseGet(() -> Default.WAITING.at(file.place())));
        quota.ifPresent(YamlMapping::refuseOthers);
        return waiting;
    }

    private Map<String, Dialect> dialects() {
        Map<String, Dialect> dialects = new LinkedHashMap<>();
        file.mapping("interfaces").ifPresent(interfaces -> {
            for (String interfaceId : interfaces.keys()) {
                interfaces
                        .mapping(interfaceId)
                        .ifPresent(written -> dialects.put(interfaceId, dialect(interfaceId, written)));
            }
        });
        return dialects;
    }

    private Dialect dialect(String interfaceId, YamlMapping written) {
        InterfaceKeys.refuse(written, interfaceId, issues);
        Dialect.Form asked = form(written);
        Optional<Dialect.Form> answer = written.optionalMapping("answer").map(back -> {
            InterfaceKeys.refuse(back, interfaceId, issues);
            Dialect.Form form = form(back);
            back.refuseOthers();
            return form;
        });
        Optional<Sequence> sequence = new SequenceReader(written, issues).read();
        Optional<String> kept = written.optionalText("kept").map(YamlText::value);
        written.refuseOthers();
        return new Dialect(interfaceId, asked, answer, sequence, kept);
    }

    /** What becomes several has no map of its own: that there is one where it is needed is looked at with the interface. */
    private static Dialect.Form form(YamlMapping written) {
        return new Dialect.Form(
                written.text("layout").value(),
                written.optionalText("map").map(YamlText::value).orElse(""));
    }

    private static Integer positive(String written) {
        int number = Integer.parseInt(written);
        if (number < 1) {
            throw new IllegalArgumentException("below 1");
        }
        return number;
    }
}
