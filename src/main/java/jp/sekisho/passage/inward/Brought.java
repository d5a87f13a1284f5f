package jp.sekisho.passage.inward;

import java.time.Instant;
import java.util.List;
import jp.sekisho.boundary.Priority;

/**
 * What a counterpart has brought, opened and read.
 *
 * @param link the counterpart's id
 * @param theirId its own id of it, which is unique for the link
 * @param interfaceId the interface by which it comes
 * @param receiver the business system that it is for; empty if nobody may be asked what it asks
 * @param persons whom it concerns, as {@link jp.sekisho.passage.Submission.Line#persons} has them
 * @param purpose the codes by which it was permitted
 * @param items the names of what it is about
 * @param until when it is expected to have been handed over, business time
 * @param catalogue version of the catalogue that read it
 * @param content as it came, without its envelope
 */
public record Brought(
        String link,
        String theirId,
        String interfaceId,
        String receiver,
        List<String> persons,
        String purpose,
        String items,
        Priority priority,
        Instant until,
        String catalogue,
        byte[] content) {
    public Brought {
        persons = List.copyOf(persons);
    }

    @Override
    public String toString() {
        return "Brought[" + link + " " + theirId + "]";
    }
}
