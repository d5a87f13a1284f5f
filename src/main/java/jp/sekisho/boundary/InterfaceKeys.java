package jp.sekisho.boundary;

import java.util.List;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;

/** The keys that stand in an interface's file for all who use it: one fact stands in one file. */
public final class InterfaceKeys {
    private static final List<String> KEYS = List.of(
            "passage",
            "persons",
            "permit",
            "next-after",
            "until",
            "answers",
            "deadline",
            "size",
            "individual-number",
            "number-at-claim",
            "key",
            "version",
            "kept-by",
            "waits-for");

    private InterfaceKeys() {}

    /** Reports those that stand in another file. @param interfaceId whose file they belong in, such as {@code inquiry} */
    public static void refuse(YamlMapping elsewhere, String interfaceId, Issues issues) {
        for (String key : KEYS) {
            if (elsewhere.has(key)) {
                String file = "interfaces/" + interfaceId + ".interface.yaml";
                issues.error(elsewhere.placeOf(key), InterfaceError.BELONGS_TO_INTERFACE, "key", key, "file", file);
                elsewhere.dealtWith(key);
            }
        }
    }
}
