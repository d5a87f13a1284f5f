package jp.sekisho.benchmark;

import java.util.List;

/** How the Java machine of a process is tuned. */
enum Tuning {
    /** As it is shipped: what is measured. */
    AS_SHIPPED(),
    /** To start in half the time, where a run only shows that the harness works: no second compiler, no parallel collector. */
    QUICK_START("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MetaspaceSize=192m");

    private final List<String> options;

    Tuning(String... options) {
        this.options = List.of(options);
    }

    List<String> options() {
        return options;
    }
}
