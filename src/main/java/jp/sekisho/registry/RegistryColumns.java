package jp.sekisho.registry;

import java.nio.charset.StandardCharsets;
import jp.sekisho.error.Finding;
import jp.sekisho.store.Vault;

/** How the registry's numbers look in its tables: closed to keep, digested to find. */
final class RegistryColumns {
    private static final String INDIVIDUAL_NUMBER = "registry_person.individual_number";
    private static final String LOCAL_NUMBER = "registry_link.local_number";
    private static final int LONGEST_LOCAL_NUMBER = 64;

    private final Vault vault;

    RegistryColumns(Vault vault) {
        this.vault = vault;
    }

    byte[] closedIndividualNumber(String number) {
        return vault.close(INDIVIDUAL_NUMBER, bytes(number));
    }

    byte[] individualNumberDigest(String number) {
        return vault.digest(INDIVIDUAL_NUMBER, bytes(number));
    }

    byte[] closedLocalNumber(String number) {
        return vault.close(LOCAL_NUMBER, bytes(number));
    }

    String openedLocalNumber(byte[] closed) {
        return new String(vault.open(LOCAL_NUMBER, closed), StandardCharsets.UTF_8);
    }

    /** Equal for numbers that differ in leading zeros only. */
    byte[] localNumberDigest(String system, String number) {
        if (!isLocalNumber(number)) {
            throw Finding.of(RegistryError.NOT_A_LOCAL_NUMBER, "system", system).asException();
        }
        return vault.digest(LOCAL_NUMBER, bytes(system), bytes(withoutLeadingZeros(number)));
    }

    static boolean isLocalNumber(String number) {
        return !number.isBlank() && number.length() <= LONGEST_LOCAL_NUMBER;
    }

    static String withoutLeadingZeros(String number) {
        int first = 0;
        while (first < number.length() - 1 && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
