package jp.sekisho.operate.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import jp.sekisho.audit.JdbiSecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.AccessError;
import jp.sekisho.operate.access.AccountFile;
import jp.sekisho.operate.access.Accounts;
import jp.sekisho.operate.access.Attempt;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.DemoAccounts;
import jp.sekisho.operate.access.Logins;
import jp.sekisho.operate.access.Person;
import jp.sekisho.operate.access.Rights;
import jp.sekisho.operate.access.Slowdown;
import jp.sekisho.operate.command.terminal.Credentials;
import jp.sekisho.operate.jmx.Actor;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;

/**
 * A login where no gateway runs: by the same accounts, recorded in the same place.
 *
 * @param demo whether there are accounts without a file
 */
record StoppedLogin(Path data, boolean demo) {
    private static final String SOURCE = "local";
    private static final String UNKNOWN = "unknown";

    /**
     * Lets somebody act; answers their name for the ledger.
     *
     * @throws jp.sekisho.error.SekishoException with an {@link jp.sekisho.operate.access.AccessError}
     */
    String of(Store store, Credentials who, String operation) {
        Attempt attempt = new Attempt(who.user(), who.password(), Way.LOCAL, SOURCE);
        return new Actor(Way.LOCAL, login(store, attempt, operation)).name();
    }

    private Person login(Store store, Attempt attempt, String operation) {
        Clock real = Clock.systemUTC();
        Secrets secrets = Secrets.in(data.resolve("secrets"));
        Accounts accounts = new Accounts(
                AccountFile.in(data), () -> demo ? DemoAccounts.of(secrets::password) : Map.of(), id -> {});
        try (JdbiSecurityAudit audit = JdbiSecurityAudit.start(store, real)) {
            Logins logins = new Logins(
                    accounts, new Slowdown(System::nanoTime), new Logins.Records(audit, name -> UNKNOWN), real);
            Person person = logins.person(logins.login(attempt))
                    .orElseThrow(() -> Finding.of(AccessError.WRONG).asException());
            if (Rights.of(operation).filter(right -> right.isGivenTo(person)).isEmpty()) {
                audit.record(SecurityEvent.of(person.id(), SOURCE, What.NOT_PERMITTED, operation));
                throw Rights.refusal(operation, person.id());
            }
            return person;
        }
    }
}
