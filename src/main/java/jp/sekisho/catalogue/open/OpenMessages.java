package jp.sekisho.catalogue.open;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.passage.watch.Unfinished;
import jp.sekisho.passage.watch.Unfinished.Terms;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;

/**
 * Objects to a snapshot in which an open message would have nothing that ends it: each goes on by the system, the interface,
 * the link and the passage under which it was accepted. What its outcome is called is stored with it, and may change.
 *
 * @param unfinished what the tables have
 * @param lying how many messages lie in each queue of the broker
 */
public record OpenMessages(Unfinished unfinished, Supplier<Map<String, Long>> lying)
        implements LiveCatalogue.Objection {

    @Override
    public List<Issue> to(Catalogue next) {
        Issues issues = new Issues();
        unfinished.open().forEach(terms -> requests(next, terms, issues));
        unfinished.distributed().forEach(each -> distributed(next, each, issues));
        SortedMap<String, Long> lies = new TreeMap<>(unfinished.outcomes());
        unfinished.early().forEach((queue, count) -> lies.merge(queue, count, Long::sum));
        lying.get().forEach((queue, count) -> lies.merge(queue, count, Long::sum));
        lies.forEach((queue, count) -> {
            if (QueueNames.isOut(queue)) {
                outcomes(next, queue, count, issues);
            } else if (QueueNames.isDoor(queue)) {
                door(next, queue, count, issues);
            }
        });
        return issues.sorted();
    }

    /** Whoever said it is to hear what came of it. */
    private static void distributed(Catalogue next, Unfinished.Distributed said, Issues issues) {
        Object[] details = {"system", said.system(), "interface", said.interfaceId(), "open", said.open()};
        if (next.system(said.system()).isEmpty()) {
            issues.error(ofSystem(said.system()), OpenError.SYSTEM_GONE, details);
        } else if (spoken(next, said.system(), said.interfaceId())
                .filter(rules -> rules.passage() == Passage.DISTRIBUTE)
                .isEmpty()) {
            issues.error(ofInterface(said.interfaceId()), OpenError.INTERFACE_GONE, details);
        }
    }

    private void requests(Catalogue next, Terms terms, Issues issues) {
        String system = terms.passage().isInward() ? terms.link() : terms.system();
        String link = terms.passage().isInward() ? terms.system() : terms.link();
        if (next.system(system).isEmpty()) {
            object(issues, ofSystem(system), OpenError.SYSTEM_GONE, terms);
            return;
        }
        Optional<Interface> rules = spoken(next, system, terms.interfaceId());
        Place place = ofInterface(terms.interfaceId());
        if (rules.isEmpty()) {
            object(issues, place, OpenError.INTERFACE_GONE, terms);
            return;
        }
        rules.filter(now -> now.passage() != terms.passage())
                .ifPresent(now -> object(
                        issues,
                        place,
                        OpenError.PASSAGE_CHANGED,
                        terms,
                        "then",
                        terms.passage().id(),
                        "now",
                        now.passage().id()));
        rules.filter(now -> terms.isToBeTaken() && now.passage() == terms.passage() && !now.hasDoor())
                .ifPresent(now -> object(issues, place, OpenError.END_CHANGED, terms));
        rules.filter(now -> terms.isAnswer() && now.answers().isEmpty())
                .ifPresent(now -> object(issues, place, OpenError.ANSWERS_NO_MORE, terms));
        rules.flatMap(Interface::link)
                .filter(now -> !now.equals(link))
                .ifPresent(now -> object(issues, place, OpenError.LINK_CHANGED, terms, "then", link, "now", now));
    }

    private void object(Issues issues, Place place, ErrorCode code, Terms terms, String... more) {
        long open = unfinished.count(terms);
        if (open > 0) {
            Object[] details = new Object[6 + more.length];
            System.arraycopy(
                    new Object[] {"system", terms.system(), "interface", terms.interfaceId(), "open", open},
                    0,
                    details,
                    0,
                    6);
            System.arraycopy(more, 0, details, 6, more.length);
            issues.error(place, code, details);
        }
    }

    private static void door(Catalogue next, String queue, long count, Issues issues) {
        String system = QueueNames.systemOf(queue);
        String interfaceId = QueueNames.interfaceOf(queue);
        boolean there = interfaceId.equals(Door.CANCEL)
                ? next.system(system).isPresent()
                : spoken(next, system, interfaceId).filter(Interface::hasDoor).isPresent();
        if (count > 0 && !there) {
            issues.error(
                    ofSystem(system),
                    OpenError.NOT_READ,
                    "system",
                    system,
                    "interface",
                    interfaceId,
                    "open",
                    count,
                    "queue",
                    queue);
        }
    }

    private static void outcomes(Catalogue next, String queue, long count, Issues issues) {
        String system = QueueNames.readerOf(queue);
        if (count > 0 && next.system(system).isEmpty()) {
            issues.error(ofSystem(system), OpenError.NOT_HEARD, "system", system, "open", count, "queue", queue);
        }
    }

    private static Optional<Interface> spoken(Catalogue next, String system, String interfaceId) {
        return next.system(system)
                .flatMap(there -> there.dialect(interfaceId))
                .flatMap(dialect -> Optional.ofNullable(next.interfaces().get(interfaceId)));
    }

    private static Place ofSystem(String id) {
        return Place.ofFile("systems/" + id + ".system.yaml");
    }

    private static Place ofInterface(String id) {
        return Place.ofFile("interfaces/" + id + ".interface.yaml");
    }
}
