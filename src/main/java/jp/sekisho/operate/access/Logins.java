package jp.sekisho.operate.access;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.error.Finding;
import jp.sekisho.store.KeyedDigest;

/**
 * Lets people in by their passwords, slows whoever guesses, and records each attempt that fails. A name that is no account's is
 * slowed like one that is, and takes as long: so nobody learns by asking who has an account. Thread safe.
 */
public final class Logins {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private final Accounts accounts;
    private final Slowdown slowdown;
    private final Records records;
    private final Clock clock;
    private final KeyedDigest digest = KeyedDigest.underItsOwnKey();
    private final RightPasswords passwords = new RightPasswords(System::nanoTime, Passwords::matches);

    /**
     * Where attempts are recorded that fail.
     *
     * @param hiddenName what records call a name that is no account's: it may be a password, typed into the wrong field
     */
    public record Records(SecurityAudit audit, UnaryOperator<String> hiddenName) {}

    public Logins(Accounts accounts, Slowdown slowdown, Records records, Clock clock) {
        this.accounts = accounts;
        this.slowdown = slowdown;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Lets somebody in.
     *
     * @throws jp.sekisho.error.SekishoException ACCESS-001 with a wrong id or password, or out of use; ACCESS-002 if the
     *     password was not looked at, since too many were wrong; ACCESS-017 with a right one that its owner has not chosen
     */
    public Login login(Attempt attempt) {
        Optional<Account> account = accounts.find(attempt.id());
        String guessed = digest.hexOf("id", attempt.id());
        Duration wait = slowdown.admit(guessed, attempt.source());
        if (!wait.isZero()) {
            fail(attempt, account, What.TOO_MANY_FAILURES);
            throw Finding.of(AccessError.TOO_MANY_FAILURES, "seconds", wait.toSeconds() + 1)
                    .asException();
        }
        if (!isRight(account, attempt)) {
            fail(attempt, account, What.BAD_CREDENTIALS);
            throw Finding.of(AccessError.WRONG).asException();
        }
        slowdown.succeeded(guessed, attempt.source());
        Account right = account.orElseThrow();
        if (person(right.id()).isEmpty()) {
            fail(attempt, account, What.NOT_IN_USE);
            throw (right.isNamed(today())
                            ? Finding.of(AccessError.FIRST_PASSWORD, "id", right.id())
                            : Finding.of(AccessError.WRONG))
                    .asException();
        }
        return new Login(right.id(), stamp(right));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** Whoever has logged in, as the account is now; empty if it is in use no more, or has another password since. */
    public Optional<Person> person(Login login) {
        return accounts.find(login.id())
                .filter(account -> stamp(account).equals(login.stamp()))
                .flatMap(account -> person(account.id()));
    }

    private String stamp(Account account) {
        return digest.hexOf("account", account.id(), account.hash());
    }

    /** Whoever has an account, as it is now; empty if it is not in use. */
    public Optional<Person> person(String id) {
        return accounts.find(id)
                .filter(account -> account.isInForce(today()))
                .map(account -> new Person(account.id(), account.roles()));
    }

    /** One that is nobody's costs what some account's does, the same one for the same name. */
    private boolean isRight(Optional<Account> account, Attempt attempt) {
        if (account.isPresent()) {
            return passwords.matches(account.get(), attempt.password());
        }
        Passwords.matchNobody(attempt.password(), accounts.hashes(), digest.hexOf("id", attempt.id()));
        return false;
    }

    private void fail(Attempt attempt, Optional<Account> account, What what) {
        String who = account.map(Account::id).orElseGet(() -> records.hiddenName.apply(attempt.id()));
        records.audit.record(
                SecurityEvent.of(who, attempt.source(), what, attempt.way().id()));
    }
}
