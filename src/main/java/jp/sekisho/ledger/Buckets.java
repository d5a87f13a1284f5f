package jp.sekisho.ledger;

/** How persons fall into buckets. Frozen: rows already written depend on it. */
public final class Buckets {
    /** The bucket of rows that concern no known person. */
    public static final int NOBODY = 0;

    /** Persons' buckets are 1 to this. */
    public static final int COUNT = 64;

    private Buckets() {}

    /** The bucket of a person, by integrated atena number. */
    public static int of(String integratedNumber) {
        return integratedNumber.isEmpty() ? NOBODY : 1 + Math.floorMod(integratedNumber.hashCode(), COUNT);
    }
}
