package jp.sekisho.assembly.juki;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.broker.DeadLetterQueue;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.juki.copy.Feed;
import jp.sekisho.juki.copy.HeldCopyRoom;
import org.jdbi.v3.core.Handle;

/**
 * The doors behind which a room takes something down, by the files of now.
 *
 * @param rests whether the doors of a system have been told to rest
 */
record CopyFeed(Supplier<Catalogue> catalogue, EmbeddedBroker broker, Predicate<String> rests, Clock real)
        implements Feed {
    @Override
    public List<Door> doors(Handle handle) {
        List<String> setAside = broker.deadLetters().all().stream()
                .map(DeadLetterQueue.Letter::queue)
                .toList();
        return catalogue.get().systems().values().stream()
                .flatMap(system -> system.dialects().keySet().stream()
                        .filter(this::feeds)
                        .map(id -> door(handle, system, id, setAside)))
                .toList();
    }

    /** What is taken down on its way to a counterpart, alone or as a part, and what is told to the room itself. */
    private boolean feeds(String interfaceId) {
        return Optional.ofNullable(catalogue.get().interfaces().get(interfaceId))
                .filter(this::feeds)
                .isPresent();
    }

    private boolean feeds(Interface rules) {
        return rules.keptBy().or(rules::room).filter(HeldCopyRoom.ID::equals).isPresent()
                || rules.becomes().stream().anyMatch(part -> feeds(part.interfaceId()));
    }

    private static long early(Handle handle, String system, String interfaceId) {
        return handle.createQuery("select count(*) from early where system = ? and interface_id = ?")
                .bind(0, system)
                .bind(1, interfaceId)
                .mapTo(Long.class)
                .one();
    }

    private Door door(Handle handle, BusinessSystem system, String interfaceId, List<String> setAside) {
        String queue = QueueNames.door(system.id(), interfaceId);
        long aside = setAside.stream().filter(queue::equals).count();
        long early = early(handle, system.id(), interfaceId);
        return broker.backlog(queue)
                .map(lies -> new Door(
                        queue,
                        lies.readers() > 0 && !rests.test(system.id()),
                        lies.unread(),
                        lies.oldest().map(this::age).orElse(Duration.ZERO),
                        early,
                        aside))
                .orElseGet(() -> new Door(queue, false, 0, Duration.ZERO, early, aside));
    }

    private Duration age(Instant since) {
        return Duration.between(since, real.instant());
    }
}
