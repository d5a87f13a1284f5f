package jp.sekisho.routes;

import java.util.Optional;
import jp.sekisho.layout.Record;
import jp.sekisho.passage.Answers;

/** The request that an answer belongs to, as its sender wrote it, for maps that echo items of it. */
final class RequestRecord {
    private RequestRecord() {}

    static Optional<Record> of(Crossing.Inward crossing) {
        Answers.Matched matched = crossing.matched();
        return crossing.catalogue()
                .system(matched.request().system())
                .flatMap(system -> system.dialect(matched.exchange()))
                .flatMap(dialect -> crossing.catalogue()
                        .layout(dialect.layout(), crossing.at().toLocalDate()))
                .map(layout -> layout.decode(Texts.bytes(matched.received(), matched.text(), layout.charset()))
                        .get(0));
    }
}
