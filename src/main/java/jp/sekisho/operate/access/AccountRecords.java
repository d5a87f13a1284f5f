package jp.sekisho.operate.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sekisho.audit.AuditSeries;
import jp.sekisho.audit.AuditSeries.Dated;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.operate.access.AccountJournal.Line;
import jp.sekisho.operate.access.AccountJournal.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the journal of the accounts file into the audit, each line once, at the start and whenever there is more; says there, too,
 * if the journal is not whole, or the file is not what its last line left. What cannot be written now is written later. A thread of
 * its own, which ends when this is closed.
 */
public final class AccountRecords implements AutoCloseable {
    /** How the address of a line's event begins. */
    public static final String PLACES = "line-";

    private static final Logger LOG = LoggerFactory.getLogger(AccountRecords.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int SHOWN = 16;

    private final AccountFile file;
    private final AuditSeries series;
    private final SecurityAudit audit;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread looks = new Thread(work, "account-records");
        looks.setDaemon(true);
        return looks;
    });
    /** Owned by the thread. */
    private String taken = "";
    /** Owned by the thread. */
    private boolean waits;

    private AccountRecords(AccountFile file, AuditSeries series, SecurityAudit audit) {
        this.file = file;
        this.series = series;
        this.audit = audit;
    }

    public static AccountRecords start(AccountFile file, AuditSeries series, SecurityAudit audit) {
        AccountRecords records = new AccountRecords(file, series, audit);
        records.thread.scheduleWithFixedDelay(records::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return records;
    }

    private void look() {
        try {
            String version = file.version() + file.journal().version();
            if (!version.isBlank() && !version.equals(taken)) {
                take(file.withJournal());
                taken = version;
                waits = false;
            }
        } catch (RuntimeException e) {
            if (!waits) {
                LOG.error(
                        "The journal of the accounts file could not be taken into the audit, and waits. fault={}",
                        e.getClass().getSimpleName());
            }
            waits = true;
        }
    }

    private void take(AccountFile.WithJournal both) {
        Reading journal = both.journal();
        List<Line> lines = journal.lines();
        series.extend(last -> lines.subList(known(lines, last), lines.size()).stream()
                .map(AccountRecords::dated)
                .toList());
        if (!journal.whole()) {
            say(What.ACCOUNT_JOURNAL_BROKEN);
        }
        String left = lines.isEmpty() ? "" : lines.get(lines.size() - 1).file();
        if (!both.contents().isEmpty() && !left.equals(AccountJournal.digest(both.contents()))) {
            say(What.ACCOUNTS_BY_HAND);
        }
    }

    /** How many lines the audit has; none if it has another journal's. */
    private int known(List<Line> lines, Optional<String> last) {
        if (last.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (last.get().startsWith(place(lines.get(i)))) {
                return i + 1;
            }
        }
        say(What.ACCOUNT_JOURNAL_BROKEN);
        return 0;
    }

    private void say(What what) {
        LOG.error(
                "The accounts file was changed otherwise than by sekisho accounts, or its journal was. what={}", what);
        audit.record(SecurityEvent.of(SecurityEvent.NOBODY, null, what, ""));
    }

    private static Dated dated(Line line) {
        AccountJournal.Act act = line.act();
        What what =
                switch (act.what()) {
                    case "wrong-password" -> What.BAD_CREDENTIALS;
                    case "not-permitted" -> What.NOT_PERMITTED;
                    case "first-password" -> What.NOT_IN_USE;
                    default -> What.ACCOUNT_CHANGED;
                };
        String detail = act.detail().isEmpty() ? "" : "." + act.detail().replace(',', '.');
        return new Dated(line.at(), SecurityEvent.of(act.id(), act.by(), what, place(line) + act.what() + detail));
    }

    private static String place(Line line) {
        return PLACES + line.number() + "-" + line.chain().substring(0, SHOWN) + ".";
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
