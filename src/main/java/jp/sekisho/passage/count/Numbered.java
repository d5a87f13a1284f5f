package jp.sekisho.passage.count;

/**
 * A request as it leaves under a number.
 *
 * @param subject whom it is about, as the counterpart knows that person; empty if nobody
 */
public record Numbered(byte[] content, String subject) {
    @Override
    public String toString() {
        return "Numbered[]";
    }
}
