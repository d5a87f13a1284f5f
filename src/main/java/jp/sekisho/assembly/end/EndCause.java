package jp.sekisho.assembly.end;

/** Why a gateway ended its own process. The exit code tells the cause to whatever started the process. */
public enum EndCause {
    /** Another gateway has taken over the tables. A new start is refused while that one runs. */
    SUPERSEDED(81),
    /** The tables were put back to an older state. The next start holds every link until an operator releases them. */
    TABLES_PUT_BACK(82),
    /** H2 has closed its file, for example because the disk is full, and no longer answers. */
    TABLES_LOST(84),
    /** A thread threw an {@link Error}, so that the state of the process is unknown. */
    ERROR(83),
    /** The memory is full. The exit code is the one of {@code -XX:+ExitOnOutOfMemoryError}. */
    OUT_OF_MEMORY(3);

    private final int exitCode;

    EndCause(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
