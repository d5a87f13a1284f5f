package jp.sekisho.passage.legs;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.sekisho.store.Vault;

/**
 * Digests that counterparts know: of what a request says, which they echo, and of their answers. On the wire they have no
 * key; in the tables they have ours, and are bound to the letter, so that no content is found there by trying. Thread safe.
 */
final class EchoedDigests {
    private final Vault vault;

    EchoedDigests(Vault vault) {
        this.vault = vault;
    }

    /** @param onTheWire digest of the request's content, hexadecimal */
    byte[] ofContent(String requestId, String onTheWire) {
        return vault.digest("echoed content", requestId.getBytes(UTF_8), onTheWire.getBytes(UTF_8));
    }

    /** @param onTheWire digest of the answer's body, hexadecimal */
    byte[] ofAnswer(String answerId, String onTheWire) {
        return vault.digest("answer taken", answerId.getBytes(UTF_8), onTheWire.getBytes(UTF_8));
    }
}
