package jp.sekisho.operate.access;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Accounts that are there without a file, where links are of the demo only: one for each role, and a second operator. Their
 * passwords were made by the machine, and are no hashes: no file may say the same.
 */
public final class DemoAccounts {
    private static final Map<String, Role> ROLES = Map.of(
            "operator", Role.OPERATOR,
            "operator-2", Role.OPERATOR,
            "auditor", Role.AUDITOR,
            "engineer", Role.ENGINEER,
            "administrator", Role.ADMINISTRATOR);

    private DemoAccounts() {}

    /** @param passwords the password that was made for a name, the same ever after */
    public static Map<String, Account> of(UnaryOperator<String> passwords) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        ROLES.forEach((id, role) -> accounts.put(
                id,
                new Account(
                        id,
                        EnumSet.of(role),
                        Optional.empty(),
                        Standing.ENABLED,
                        Passwords.made(passwords.apply(id)))));
        return accounts;
    }
}
