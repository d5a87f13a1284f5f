package jp.sekisho.seal.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the ring holds for connections of one side of one link.
 *
 * @param own our keys, at least one of them valid already
 * @param peer the common name of the counterpart's certificate
 */
record TlsKeys(List<KeyFolder.Chained> own, PinnedIssuers issuers, String peer) {
    TlsKeys {
        own = List.copyOf(own);
    }

    /** The key to show: of those whose time has come, the one whose time came last. */
    static Optional<KeyFolder.Chained> newest(List<KeyFolder.Chained> keys, Instant now) {
        return keys.stream()
                .filter(key ->
                        !key.own().certificate().getNotBefore().toInstant().isAfter(now))
                .max(Comparator.comparing(key -> key.own().certificate(), SealKeys.NEWEST));
    }

    KeyFolder.Chained newest(Instant now) {
        return newest(own, now).orElseThrow();
    }

    TlsIdentity identity(KeyFolder.Chained key) {
        return new TlsIdentity(key.own(), key.chain(), issuers, peer);
    }
}
