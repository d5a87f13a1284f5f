package jp.sekisho.passage;

/**
 * A line that a door has taken: what the way back has to know of it.
 *
 * @param person whom it is about, integrated atena number
 * @param catalogue version of the catalogue that it was accepted under
 * @param received the line as its sender sent it, or would have sent it alone
 * @param text whether it came as text
 */
public record AcceptedLine(
        Request request, String person, String exchange, String catalogue, byte[] received, boolean text) {
    @Override
    public String toString() {
        return "AcceptedLine[" + request.id() + "]";
    }
}
