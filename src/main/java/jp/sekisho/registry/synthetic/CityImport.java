package jp.sekisho.registry.synthetic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;
import jp.sekisho.registry.AtenaLink;
import jp.sekisho.registry.LinkResult;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Store;

/**
 * Enters a city into the registry: a number for each resident, and the links of the business systems.
 *
 * <p>In batches of 500 residents, a transaction each: an import that was cut off is simply run again, and one that runs
 * twice changes nothing.
 */
public final class CityImport {
    private static final int BATCH = 500;

    private final Store store;
    private final Registry registry;

    public CityImport(Store store, Registry registry) {
        this.store = store;
        this.registry = registry;
    }

    /** What an import did; links that were there before are not counted. */
    public record Result(int residents, int newLinks, int conflicts) {}

    /** Imports all residents; {@code progress} hears how many are done, after each batch. */
    public Result load(SyntheticCity city, IntConsumer progress) {
        int done = 0;
        int linked = 0;
        int conflicts = 0;
        Iterator<Resident> residents = city.residents().iterator();
        while (residents.hasNext()) {
            List<Resident> batch = next(residents);
            List<LinkResult> results = enter(batch);
            done += batch.size();
            linked += count(results, LinkResult.LINKED);
            conflicts += count(results, LinkResult.CONFLICT);
            progress.accept(done);
        }
        return new Result(done, linked, conflicts);
    }

    private List<LinkResult> enter(List<Resident> batch) {
        return store.inTransaction(handle -> {
            List<String> assigned = registry.assignAll(
                    handle, batch.stream().map(Resident::individualNumber).toList());
            List<AtenaLink> links = new ArrayList<>();
            for (int i = 0; i < assigned.size(); i++) {
                String person = assigned.get(i);
                batch.get(i)
                        .localNumbers()
                        .forEach((system, number) -> links.add(new AtenaLink(person, system, number)));
            }
            registry.knownToCounterpart(handle, assigned); // a synthetic platform knows all of a synthetic city
            return registry.linkAll(handle, links);
        });
    }

    private static List<Resident> next(Iterator<Resident> residents) {
        List<Resident> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && residents.hasNext()) {
            batch.add(residents.next());
        }
        return batch;
    }

    private static int count(List<LinkResult> results, LinkResult wanted) {
        return (int) results.stream().filter(result -> result == wanted).count();
    }
}
