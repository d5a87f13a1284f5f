package jp.sekisho;

import java.util.List;

/** Options of a Java machine that is to start fast and not to last: no second compiler, no parallel collector. */
public final class QuickStart {
    public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private QuickStart() {}

    /** Has whatever is started through {@code src/main/bin} start so. */
    public static ProcessBuilder throughScripts(ProcessBuilder process) {
        process.environment().put("JAVA_OPTS", String.join(" ", OPTIONS));
        return process;
    }
}
