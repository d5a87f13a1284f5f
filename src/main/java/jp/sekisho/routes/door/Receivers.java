package jp.sekisho.routes.door;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.inward.InwardError;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.routes.RouteError;
import jp.sekisho.seal.Seal;

/** To whom a message that is distributed goes: each record to every system that may be given it now. */
public record Receivers(Desk desk, Crossing.Inbound crossing) {
    /** The lines of the message: one for each record and each of its receivers. Refused if some record has none. */
    public List<Submission.Line> lines() {
        List<Submission.Line> lines = new ArrayList<>();
        EachLine.of(crossing.lines(), line -> lines.addAll(of(line)));
        return lines;
    }

    /** The id of the interface by which they receive it. */
    public String feed() {
        return crossing.correspondence().rules().feed().orElseThrow(Crossing::missing);
    }

    private List<Submission.Line> of(InboundLine line) {
        Catalogue catalogue = crossing.catalogue();
        LocalDate on = crossing.at().toLocalDate();
        Interface feed = Crossing.known(catalogue.interfaces().get(feed()));
        Purpose purpose = PurposeText.said(crossing.correspondence().asked().target(), line.crossed());
        SortedSet<String> receivers = catalogue.permits().permitted(feed.id(), purpose, on);
        if (receivers.isEmpty()) {
            throw Finding.of(InwardError.NO_RECEIVER, "interface", feed.id()).asException();
        }
        return receivers.stream()
                .map(receiver -> line(line, receiver, PurposeText.written(purpose), map(receiver, feed, on)))
                .toList();
    }

    private ConversionMap map(String receiver, Interface feed, LocalDate on) {
        if (desk.links().party(receiver).isEmpty()) {
            throw Finding.of(InwardError.NO_LANE, "system", receiver).asException();
        }
        return crossing.catalogue()
                .correspondence(receiver, feed.id(), on)
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", receiver, "interface", feed.id()))
                .asked();
    }

    private Submission.Line line(InboundLine line, String receiver, String purpose, ConversionMap map) {
        return new Submission.Line(
                desk.inward().lineId(crossing.arrival(), line.number(), receiver),
                receiver,
                line.persons().isEmpty() ? List.of(Submission.NOBODY) : line.persons(),
                "",
                purpose,
                Cut.names(map, line.crossed()),
                Optional.empty(),
                line.content(),
                Seal.canonicalDigest(line.content()));
    }
}
