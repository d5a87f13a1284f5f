package jp.sekisho.layout;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Rules in Java about one kind of record, which a layout's file names under {@code checked-by}. A role brings them as a service of
 * Java's, so that whoever reads its files has them: a gateway, {@code check}, {@code convert}.
 */
public interface RecordChecks {
    /** As files write it. */
    String id();

    /**
     * The check of that layout's records.
     *
     * @throws jp.sekisho.error.SekishoException with a finding for each item in which the layout is another than the rules know
     */
    RecordCheck of(Layout layout);

    static Optional<RecordChecks> named(String id) {
        return ServiceLoader.load(RecordChecks.class, RecordChecks.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(checks -> checks.id().equals(id))
                .findFirst();
    }
}
