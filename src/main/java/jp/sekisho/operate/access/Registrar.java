package jp.sekisho.operate.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.AccountJournal.Act;

/**
 * Changes the file of accounts, for administrators. An account that one of them makes, or gives another password, is of no use until
 * a second one has confirmed it and its owner has chosen a password of their own: so no administrator becomes two people by
 * oneself. There is always an administrator in use; the first account is one, and the second administrator is the one account that
 * the first can make alone. Taking away, by disabling, needs one. Everything is in the file's journal.
 */
public record Registrar(AccountFile file, Clock clock) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final String SETTING_UP = "(setting-up)";
    private static final int TWO = 2;

    /** Who changes accounts, and has been admitted. */
    public static final class Administrator {
        private final String id;

        private Administrator(String id) {
            this.id = id;
        }
    }

    /** Whether a change needs a login: not while nobody could give one. */
    public boolean isOpen() {
        return !file.exists() || !hasAdministrator(file.read());
    }

    /** Whoever sets up, while it is open. */
    public Administrator settingUp() {
        if (!isOpen()) {
            throw Finding.of(AccessError.NO_LOGIN).asException();
        }
        return new Administrator(SETTING_UP);
    }

    /**
     * Lets whoever may do so change accounts, and everybody their own password.
     *
     * @param operation as the table of rights names it
     * @param own whose password is to be changed; none for any other change
     * @throws SekishoException ACCESS-001, ACCESS-004 or ACCESS-017; it is in the journal
     */
    public Administrator admit(Attempt attempt, String operation, Optional<String> own) {
        String user = attempt.id();
        Optional<Account> known = Optional.ofNullable(file.read().get(user));
        Optional<Account> account =
                known.filter(one -> one.isNamed(today()) && Passwords.matches(attempt.password(), one.hash()));
        boolean oneself = own.filter(user::equals).isPresent();
        if (account.isEmpty()) {
            throw refused(
                    "wrong-password",
                    known.map(Account::id).orElse("unknown"),
                    Finding.of(AccessError.WRONG).asException());
        }
        if (!oneself && !account.get().isInForce(today())) {
            throw refused(
                    "first-password",
                    user,
                    Finding.of(AccessError.FIRST_PASSWORD, "id", user).asException());
        }
        if (!oneself && !mayDo(account.get(), operation)) {
            throw refused("not-permitted", user, Rights.refusal(operation, user));
        }
        return new Administrator(user);
    }

    private static boolean mayDo(Account account, String operation) {
        Person person = new Person(account.id(), account.roles());
        return Rights.of(operation).filter(right -> right.isGivenTo(person)).isPresent();
    }

    private SekishoException refused(String what, String id, SekishoException why) {
        file.note(new Act(id, what, id, ""), clock.instant());
        return why;
    }

    /** Adds an account: a second administrator has to confirm it. */
    public void add(Administrator by, String id, Set<Role> roles, Optional<LocalDate> until, String password) {
        if (!Account.isId(id)) {
            throw Finding.of(AccessError.ID_WRONG).asException();
        }
        String hash = hashed(id, password);
        change(new Act(by.id, "added", id, written(roles)), accounts -> {
            Standing standing = standing(by, accounts, roles);
            if (accounts.putIfAbsent(id, new Account(id, roles, until, standing, hash)) != null) {
                throw Finding.of(AccessError.ACCOUNT_EXISTS, "id", id).asException();
            }
        });
    }

    /** The first administrator types an own password; the second is made while nobody else could confirm. */
    private static Standing standing(Administrator by, Map<String, Account> accounts, Set<Role> roles) {
        if (by.id.equals(SETTING_UP)) {
            return Standing.ENABLED;
        }
        boolean second = roles.contains(Role.ADMINISTRATOR) && administrators(accounts) < TWO;
        return second ? Standing.FIRST_PASSWORD : Standing.proposedBy(by.id);
    }

    /**
     * Confirms an account as the second administrator.
     *
     * @param roles that it is to have, as this one understands it
     */
    public void confirm(Administrator by, String id, Set<Role> roles) {
        change(new Act(by.id, "confirmed", id, written(roles)), accounts -> {
            Account account = find(accounts, id);
            if (!account.standing().isProposed()) {
                throw Finding.of(AccessError.NOT_PROPOSED, "id", id).asException();
            }
            if (account.standing().by().equals(by.id)) {
                throw Finding.of(AccessError.SAME_ADMINISTRATOR).asException();
            }
            if (!account.roles().equals(roles)) {
                throw Finding.of(AccessError.ROLES_DIFFER, "id", id, "roles", account.writtenRoles())
                        .asException();
            }
            accounts.put(id, account.standing(Standing.FIRST_PASSWORD));
        });
    }

    /** Removes an account; of administrators two stay, since one alone could make accounts again. */
    public void remove(Administrator by, String id) {
        change(new Act(by.id, "removed", id, ""), accounts -> {
            Account account = find(accounts, id);
            if (account.roles().contains(Role.ADMINISTRATOR) && administrators(accounts) == TWO) {
                throw Finding.of(AccessError.TWO_ADMINISTRATORS).asException();
            }
            accounts.remove(id);
        });
    }

    public void disable(Administrator by, String id) {
        change(
                new Act(by.id, "disabled", id, ""),
                accounts -> accounts.put(id, find(accounts, id).standing(Standing.DISABLED)));
    }

    /** Gives an account another password: its owner for good, an administrator for a second one to confirm. */
    public void password(Administrator by, String id, String password) {
        String hash = hashed(id, password);
        boolean own = by.id.equals(id);
        change(new Act(by.id, own ? "chose-password" : "gave-password", id, ""), accounts -> {
            Account account = find(accounts, id);
            if (own && Passwords.matches(password, account.hash())) {
                throw Finding.of(AccessError.PASSWORD_KEPT).asException();
            }
            Standing standing = own ? Standing.ENABLED : Standing.proposedBy(by.id);
            accounts.put(id, account.withHash(hash).standing(standing));
        });
    }

    private static String hashed(String id, String password) {
        if (!Passwords.isStrong(id, password)) {
            throw Finding.of(AccessError.PASSWORD_WEAK).asException();
        }
        return Passwords.hash(password);
    }

    private void change(Act act, Consumer<Map<String, Account>> change) {
        file.change(act, clock.instant(), before -> {
            Map<String, Account> accounts = new LinkedHashMap<>(before);
            change.accept(accounts);
            if (!hasAdministrator(accounts)) {
                throw Finding.of(AccessError.NO_ADMINISTRATOR).asException();
            }
            return accounts;
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private boolean hasAdministrator(Map<String, Account> accounts) {
        return accounts.values().stream()
                .anyMatch(account -> account.roles().contains(Role.ADMINISTRATOR) && account.isInForce(today()));
    }

    private static long administrators(Map<String, Account> accounts) {
        return accounts.values().stream()
                .filter(account -> account.roles().contains(Role.ADMINISTRATOR))
                .count();
    }

    private static String written(Set<Role> roles) {
        return EnumSet.copyOf(roles).stream().map(Role::id).collect(Collectors.joining(","));
    }

    private static Account find(Map<String, Account> accounts, String id) {
        return Optional.ofNullable(accounts.get(id))
                .orElseThrow(() -> Finding.of(AccessError.NO_ACCOUNT, "id", id).asException());
    }
}
