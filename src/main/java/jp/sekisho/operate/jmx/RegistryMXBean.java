package jp.sekisho.operate.jmx;

/** The registry, {@code jp.sekisho:type=Registry}: numbers of persons go in by files and are never shown. */
@Described("団体内統合宛名。番号はファイルから登録し、示しません。The registry: numbers are entered from files and never shown.")
public interface RegistryMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Registry";

    /**
     * Enters the numbers that a business system has for persons. Recorded in the ledger.
     *
     * @param file a file of this machine, readable by the gateway
     * @param layout in which it is
     * @param badRows whether the good rows are entered where some are bad
     */
    @Described("業務システムの番号をファイルから登録する。Enters a business system's numbers from a file.")
    EntryState enter(
            @Described("このマシンのファイル。A file of this machine.") String file,
            @Described("レイアウト。The layout it is in.") String layout,
            @Described("業務システム。The business system.") String system,
            @Described("悪い行があっても良い行を登録する。Enter the good rows where some are bad.") boolean badRows,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    /** Says what would come of entering such a file; nothing is entered. */
    @Described("試行。何も登録せず、登録すればどうなるかを示す。A dry run: enters nothing, and says what would come of it.")
    EntryState dryRun(
            @Described("このマシンのファイル。A file of this machine.") String file,
            @Described("レイアウト。The layout it is in.") String layout,
            @Described("業務システム。The business system.") String system);

    /** How many bytes the entry that is under way has read, of twice its file's size; 0 where none is. */
    @Described("進行中の登録が読んだバイト数（ファイルの 2 倍まで）。Bytes read by the entry under way, of twice the file's size.")
    long getBytesRead();
}
