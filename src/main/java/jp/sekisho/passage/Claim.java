package jp.sekisho.passage;

/**
 * A request on its way out: claimed, and nobody else's until its leg ends.
 *
 * @param content what is to be sealed and sent
 * @param resumed whether an earlier attempt may have reached the counterpart
 */
public record Claim(Request request, byte[] content, boolean resumed) {
    @Override
    public String toString() {
        return "Claim[" + request.id() + "]";
    }
}
