package jp.sekisho.routes.door;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Permits;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.chain.ChainError;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.routes.RouteError;
import jp.sekisho.seal.Seal;
import jp.sekisho.store.RandomId;

/** What a message becomes: each of its records the parts whose condition it meets, each with a permit, a map and a lane of its own. */
public record Expansion(Crossing.Inbound crossing) {

    /** The parts that a record becomes, and by what each is converted. Refused if it becomes none, or may not become one of them. */
    public Map<Correspondence, InboundLine> of(InboundLine line) {
        Map<Correspondence, InboundLine> parts = new LinkedHashMap<>();
        for (Interface.Part part : crossing.correspondence().rules().becomes()) {
            if (part.when()
                    .filter(words -> !words.values().contains(line.received().get(words.item())))
                    .isEmpty()) {
                permit(part.interfaceId(), line.purpose());
                parts.put(correspondence(part.interfaceId()), line.part(part.interfaceId()));
            }
        }
        if (parts.isEmpty()) {
            throw Finding.of(ChainError.BECOMES_NOTHING).asException();
        }
        return parts;
    }

    private void permit(String part, Purpose purpose) {
        Permits permits = crossing.catalogue().permits();
        String system = crossing.arrival().system();
        permits.refusal(system, part, purpose, on(), crossing.priority()).ifPresent(finding -> {
            throw finding.asException();
        });
    }

    private LocalDate on() {
        return crossing.at().toLocalDate();
    }

    private Correspondence correspondence(String part) {
        String system = crossing.arrival().system();
        return crossing.catalogue()
                .correspondence(system, part, on())
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", part));
    }

    /**
     * The lines of the message: the parts of each record, one record after the other. Ids rise in their order, in which rows of requests
     * are locked: what is waited for comes before what waits.
     *
     * @param alone a record as its sender would have sent it alone
     */
    public List<Submission.Line> lines(Function<InboundLine, byte[]> alone) {
        int count =
                crossing.lines().stream().mapToInt(line -> line.parts().size()).sum();
        Iterator<String> ids =
                Stream.generate(RandomId::next).limit(count).sorted().iterator();
        List<Submission.Line> lines = new ArrayList<>();
        for (InboundLine line : crossing.lines()) {
            byte[] received = alone.apply(line);
            Map<String, Integer> numbers = new HashMap<>();
            for (Interface.Part part : crossing.correspondence().rules().becomes()) {
                InboundLine own = line.parts().get(part.interfaceId());
                if (own != null) {
                    int behind = part.leader()
                            .map(leader -> numbers.getOrDefault(leader, 0))
                            .orElse(0);
                    lines.add(line(ids.next(), part, behind, own, received));
                    numbers.put(part.interfaceId(), lines.size());
                }
            }
        }
        return lines;
    }

    private Submission.Line line(String id, Interface.Part part, int behind, InboundLine line, byte[] received) {
        Interface rules = correspondence(part.interfaceId()).rules();
        return new Submission.Line(
                id,
                rules.requireLink(),
                line.persons().isEmpty() ? List.of(Submission.NOBODY) : line.persons(),
                line.localNumber(),
                PurposeText.written(line.purpose()),
                line.purpose().code(Purpose.INFORMATION),
                Optional.of(received),
                line.content(),
                Seal.canonicalDigest(line.content()),
                Optional.of(new Submission.Part(
                        part.interfaceId(), behind, part.with().isPresent())),
                line.thing(rules));
    }
}
