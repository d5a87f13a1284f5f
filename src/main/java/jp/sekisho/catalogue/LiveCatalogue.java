package jp.sekisho.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.sekisho.boundary.PermitLimit;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issue;
import jp.sekisho.source.RoleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot in use. A reload takes the new one whole, or keeps the old one and says why. What has to be done with a
 * snapshot first, such as writing its layouts down, is done before anybody can see it.
 *
 * <p>A snapshot does not change while a message is being accepted under it, so that whoever objects to a new one knows all
 * that was accepted under the old one.
 *
 * <p>Thread safe: {@link #current} is a volatile read, reloads are one at a time.
 */
public final class LiveCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

    private final RoleFolder mappings;
    private final ReadWriteLock change = new ReentrantReadWriteLock();
    private volatile Catalogue current;
    private Consumer<Catalogue> before = snapshot -> {};
    private Objection objection = next -> List.of();
    private Supplier<PermitLimit> limit = () -> PermitLimit.NONE;

    private LiveCatalogue(RoleFolder mappings, Catalogue first) {
        this.mappings = mappings;
        this.current = first;
    }

    /** What speaks against using a snapshot that has no errors of its own. */
    @FunctionalInterface
    public interface Objection {
        /** Why it may not be used; nothing if it may. */
        List<Issue> to(Catalogue next);
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

    /** Has the permits of the present snapshot, and of each later one, allow no more than the limit of then lets pass. */
    public synchronized void within(Supplier<PermitLimit> law) {
        limit = law;
        limitAgain();
    }

    /** Takes a new snapshot: the files of the present one, with the limit that is in force now. */
    public synchronized void limitAgain() {
        PermitLimit now = limit.get();
        change.writeLock().lock();
        try {
            use(current.within(now));
        } finally {
            change.writeLock().unlock();
        }
    }

    private void use(Catalogue next) {
        before.accept(next);
        current = next;
    }

    /** Has something done with the present snapshot, and with each later one before it is in use. */
    public synchronized void beforeUse(Consumer<Catalogue> deed) {
        deed.accept(current);
        before = before.andThen(deed);
    }

    /**
     * Has the present snapshot, and each later one, in use only where nothing speaks against it.
     *
     * @throws jp.sekisho.error.SekishoException the first objection to the present one
     */
    public synchronized void subjectTo(Objection more) {
        more.to(current).stream().findFirst().ifPresent(issue -> {
            throw issue.finding().asException();
        });
        Objection others = objection;
        objection = next -> {
            List<Issue> all = new ArrayList<>(others.to(next));
            all.addAll(more.to(next));
            return all;
        };
    }

    /**
     * Does something while these snapshots are the one in use.
     *
     * @throws jp.sekisho.error.SekishoException CATALOGUE-041 if another one is
     */
    public void whileCurrent(List<Catalogue> snapshots, Runnable work) {
        change.readLock().lock();
        try {
            if (snapshots.stream().anyMatch(snapshot -> snapshot != current)) {
                throw Finding.of(CatalogueError.RELOADED).asException();
            }
            work.run();
        } finally {
            change.readLock().unlock();
        }
    }

    /** Reads the files again and takes what they say if they have no error, and nothing speaks against it. */
    public synchronized CatalogueCheck reload() {
        CatalogueCheck check = CatalogueReader.read(mappings);
        CatalogueCheck taken = check.catalogue().map(next -> take(next, check)).orElse(check);
        if (taken.catalogue().isEmpty()) {
            LOG.warn("The catalogue was not reloaded; the old one stays. errors={}", taken.errors());
        }
        return taken;
    }

    private CatalogueCheck take(Catalogue next, CatalogueCheck check) {
        PermitLimit now = limit.get();
        change.writeLock().lock();
        try {
            List<Issue> objections = objection.to(next);
            if (!objections.isEmpty()) {
                objections.forEach(issue -> LOG.warn("The catalogue may not be used. {}", issue));
                List<Issue> all = new ArrayList<>(check.issues());
                all.addAll(objections);
                return new CatalogueCheck(Optional.empty(), all, check.files());
            }
            use(next.within(now));
        } finally {
            change.writeLock().unlock();
        }
        LOG.info("The catalogue was reloaded. version={}", next.version());
        return check;
    }
}
