package jp.sekisho.registry;

/**
 * A business system's own number for a person.
 *
 * @param integratedNumber the person's integrated atena number
 * @param system id of the business system
 * @param localNumber the number as that system writes it
 */
public record AtenaLink(String integratedNumber, String system, String localNumber) {

    /** Without the local number, which no log may show. */
    @Override
    public String toString() {
        return "AtenaLink[" + integratedNumber + ", " + system + "]";
    }
}
