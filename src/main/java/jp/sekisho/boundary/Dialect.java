package jp.sekisho.boundary;

import java.util.Optional;

/**
 * How one system speaks on one interface.
 *
 * @param interfaceId the interface's id, such as {@code inquiry}
 * @param asked how it asks
 * @param answer how it wants to be answered; none where the counterpart's receipt is the answer
 * @param sequence how it numbers its messages; empty where it does not
 * @param kept the id of the map to the layout of the room that takes down what the system sends; none where none does
 */
public record Dialect(
        String interfaceId, Form asked, Optional<Form> answer, Optional<Sequence> sequence, Optional<String> kept) {
    /**
     * A form of message.
     *
     * @param layout the id of the layout that the system's messages have
     * @param map the id of the map to or from the layout that crosses
     */
    public record Form(String layout, String map) {}
}
