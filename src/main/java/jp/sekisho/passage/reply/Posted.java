package jp.sekisho.passage.reply;

import java.util.List;

/**
 * What a counterpart has asked or brought over a connection of its own, as far as that is sure.
 *
 * @param link the counterpart's id
 * @param theirId its own id of it; empty if nothing proves one
 * @param interfaceId by which it asks
 * @param persons whom it names, of those whom the tables know
 * @param items what it asks for, by its codes; empty if it does not say
 * @param catalogue version of the catalogue that read it
 * @param content as it came, without its envelope; empty if that could not be opened
 */
public record Posted(
        String link,
        String theirId,
        String interfaceId,
        List<String> persons,
        String items,
        String catalogue,
        byte[] content) {
    public Posted {
        persons = List.copyOf(persons);
    }

    @Override
    public String toString() {
        return "Posted[" + link + " " + theirId + "]";
    }
}
