package jp.sekisho.operate.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of a file, read again whenever it has changed. A file that cannot be read keeps the last good accounts in
 * force, and says so once in the log; where there never was a good one, nobody has an account. Thread safe.
 */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final AccountFile file;
    private final Supplier<Map<String, Account>> withoutFile;
    private final Consumer<String> changed;
    private volatile Reading reading;

    /** @param problem why the file of this version is not what is in force, if it is not */
    private record Reading(String version, Map<String, Account> accounts, boolean ofFile, Optional<Finding> problem) {}

    /**
     * @param withoutFile the accounts while there is no file, and never was
     * @param changed told the id of each account that has changed while this process ran
     */
    public Accounts(AccountFile file, Supplier<Map<String, Account>> withoutFile, Consumer<String> changed) {
        this.file = file;
        this.withoutFile = withoutFile;
        this.changed = changed;
        this.reading = new Reading("", Map.of(), false, Optional.empty());
        this.reading = read(file.version());
    }

    /** As it is now; it may be out of use. */
    public Optional<Account> find(String id) {
        return Optional.ofNullable(current().accounts.get(id));
    }

    /** Of all of them, in their order. */
    List<String> hashes() {
        return current().accounts.values().stream().map(Account::hash).toList();
    }

    /** How many there are. */
    public int count() {
        return current().accounts.size();
    }

    /** Why the file is not what is in force, if it is not. */
    public Optional<Finding> problem() {
        return current().problem;
    }

    private Reading current() {
        String version = file.version();
        if (!version.equals(reading.version)) {
            renew(version);
        }
        return reading;
    }

    private synchronized void renew(String version) {
        if (!version.equals(reading.version)) {
            Map<String, Account> before = reading.accounts;
            reading = read(version);
            differing(before, reading.accounts).forEach(changed);
        }
    }

    private Reading read(String version) {
        if (version.isEmpty() && !reading.ofFile) {
            return new Reading(version, withoutFile.get(), false, Optional.empty());
        }
        try {
            return new Reading(version, file.read(), true, Optional.empty());
        } catch (SekishoException e) {
            LOG.error("The accounts file cannot be used; the last good accounts stay. {}", e.finding());
            return new Reading(version, reading.accounts, true, Optional.of(e.finding()));
        }
    }

    private static TreeSet<String> differing(Map<String, Account> before, Map<String, Account> after) {
        Map<String, Account> all = new LinkedHashMap<>(before);
        all.putAll(after);
        TreeSet<String> differing = new TreeSet<>(all.keySet());
        differing.removeIf(id -> before.containsKey(id) && before.get(id).equals(after.get(id)));
        return differing;
    }
}
