package jp.sekisho.catalogue;

import java.util.function.Consumer;
import jp.sekisho.source.RoleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot in use. A reload takes the new one whole, or keeps the old one and says why. What has to be done with a
 * snapshot first, such as writing its layouts down, is done before anybody can see it.
 *
 * <p>Thread safe: {@link #current} is a volatile read, reloads are one at a time.
 */
public final class LiveCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

    private final RoleFolder mappings;
    private volatile Catalogue current;
    private Consumer<Catalogue> before = snapshot -> {};

    private LiveCatalogue(RoleFolder mappings, Catalogue first) {
        this.mappings = mappings;
        this.current = first;
    }

    /**
     * Reads the first snapshot.
     *
     * @throws jp.sekisho.error.SekishoException CATALOGUE-020 if it has errors
     */
    public static LiveCatalogue open(RoleFolder mappings) {
        return new LiveCatalogue(mappings, CatalogueReader.read(mappings).usable());
    }

    public Catalogue current() {
        return current;
    }

    /** Has something done with the present snapshot, and with each later one before it is in use. */
    public synchronized void beforeUse(Consumer<Catalogue> deed) {
        deed.accept(current);
        before = before.andThen(deed);
    }

    /** Reads the files again and takes what they say if they have no error. */
    public synchronized CatalogueCheck reload() {
        CatalogueCheck check = CatalogueReader.read(mappings);
        check.catalogue()
                .ifPresentOrElse(
                        this::take,
                        () -> LOG.warn("The catalogue was not reloaded; the old one stays. errors={}", check.errors()));
        return check;
    }

    private void take(Catalogue next) {
        before.accept(next);
        current = next;
        LOG.info("The catalogue was reloaded. version={}", next.version());
    }
}
