package jp.sekisho.routes.door;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.error.Counted;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** Does a verb's job for each line of a message. The message is refused whole: with every line that the verb refuses. */
public final class EachLine {
    private EachLine() {}

    public static void of(List<InboundLine> lines, Consumer<InboundLine> job) {
        List<Finding> refused = new ArrayList<>();
        for (InboundLine line : lines) {
            try {
                job.accept(line);
            } catch (SekishoException e) {
                if (e.code().disposition() != Disposition.REFUSE) {
                    throw e;
                }
                refused.add(lines.size() == 1 ? e.finding() : e.finding().at(Counted.LINES, line.number()));
            }
        }
        if (!refused.isEmpty()) {
            throw new SekishoException(refused);
        }
    }
}
