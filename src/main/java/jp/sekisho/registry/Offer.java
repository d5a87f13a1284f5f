package jp.sekisho.registry;

import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.text.CheckDigit;

/**
 * A person's numbers as a business system offers them.
 *
 * @param localNumber the number as that system writes it
 */
public record Offer(String individualNumber, String localNumber) {
    /** Why it cannot be entered, whatever the registry holds; empty if it can. */
    public Optional<Finding> refusal(String system) {
        if (!CheckDigit.INDIVIDUAL_NUMBER.isValid(individualNumber)) {
            return Optional.of(Finding.of(RegistryError.NOT_AN_INDIVIDUAL_NUMBER));
        }
        return RegistryColumns.isLocalNumber(localNumber)
                ? Optional.empty()
                : Optional.of(Finding.of(RegistryError.NOT_A_LOCAL_NUMBER, "system", system));
    }

    /** The local number without leading zeros, which carry no meaning. */
    public String plainLocalNumber() {
        return RegistryColumns.withoutLeadingZeros(localNumber);
    }

    /** Without the numbers, which no log may show. */
    @Override
    public String toString() {
        return "Offer[]";
    }
}
