package jp.sekisho.operate.access;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.error.Finding;

/**
 * Changes the file of accounts, for an administrator. There is always an administrator in use, so the first account is one.
 *
 * @param today the day by which accounts are in use
 */
public record Registrar(AccountFile file, LocalDate today) {

    /** Whether a change needs a login: not while nobody could give one. */
    public boolean isOpen() {
        return !file.exists() || !hasAdministrator(file.read());
    }

    /**
     * Lets an administrator change accounts, and everybody their own password.
     *
     * @param id whose account is to be changed; none for any change but that of a password
     * @throws jp.sekisho.error.SekishoException ACCESS-001 or ACCESS-004
     */
    public void admit(String user, String password, Optional<String> id) {
        Account account = Optional.ofNullable(file.read().get(user))
                .filter(one -> one.isInForce(today) && Passwords.matches(password, one.hash()))
                .orElseThrow(() -> Finding.of(AccessError.WRONG).asException());
        if (!account.roles().contains(Role.ADMINISTRATOR)
                && !id.filter(user::equals).isPresent()) {
            throw Finding.of(
                            AccessError.NOT_PERMITTED,
                            "user",
                            user,
                            "operation",
                            "accounts",
                            "roles",
                            Role.ADMINISTRATOR.id())
                    .asException();
        }
    }

    /** Adds an account. */
    public void add(Account account) {
        if (!Account.isId(account.id())) {
            throw Finding.of(AccessError.ID_WRONG).asException();
        }
        change(accounts -> {
            if (accounts.putIfAbsent(account.id(), account) != null) {
                throw Finding.of(AccessError.ACCOUNT_EXISTS, "id", account.id()).asException();
            }
        });
    }

    public void remove(String id) {
        change(accounts -> {
            find(accounts, id);
            accounts.remove(id);
        });
    }

    public void disable(String id) {
        change(accounts -> accounts.put(id, find(accounts, id).disabled()));
    }

    /** Gives an account another password. */
    public void password(String id, String password) {
        String hash = hashed(id, password);
        change(accounts -> accounts.put(id, find(accounts, id).withHash(hash)));
    }

    /** The hash of a password that is good enough for that account. */
    public static String hashed(String id, String password) {
        if (!Passwords.isStrong(id, password)) {
            throw Finding.of(AccessError.PASSWORD_WEAK).asException();
        }
        return Passwords.hash(password);
    }

    private void change(Consumer<Map<String, Account>> change) {
        file.change(before -> {
            Map<String, Account> accounts = new LinkedHashMap<>(before);
            change.accept(accounts);
            if (!hasAdministrator(accounts)) {
                throw Finding.of(AccessError.NO_ADMINISTRATOR).asException();
            }
            return accounts;
        });
    }

    private boolean hasAdministrator(Map<String, Account> accounts) {
        return accounts.values().stream()
                .anyMatch(account -> account.roles().contains(Role.ADMINISTRATOR) && account.isInForce(today));
    }

    private static Account find(Map<String, Account> accounts, String id) {
        return Optional.ofNullable(accounts.get(id))
                .orElseThrow(() -> Finding.of(AccessError.NO_ACCOUNT, "id", id).asException());
    }
}
