package jp.sekisho.passage.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.count.KnownThere;
import jp.sekisho.seal.Seal;
import jp.sekisho.transport.TransportError;

/**
 * A counterpart that counts what it is sent, and judges it by nothing of the gateway's: one number after the other, the same content each
 * time under an id. Mutable; used by one thread.
 */
final class Counterpart implements Numbers {
    /** A request as it has come. {@code subject} is whom it is about, empty where all are counted together. */
    private static final class Got {
        private final String content;
        private final String subject;
        private final long number;
        private Optional<Boolean> counted = Optional.empty();

        private Got(String content, String subject, long number) {
            this.content = content;
            this.subject = subject;
            this.number = number;
        }
    }

    private final boolean shared;
    private final Map<String, Got> requests = new LinkedHashMap<>();
    private final Set<String> recalled = new TreeSet<>();
    private final Map<String, Long> last = new HashMap<>();

    /** @param shared whether it counts the messages about all persons together */
    Counterpart(boolean shared) {
        this.shared = shared;
    }

    /** What leaves under a number. */
    static byte[] content(long number, String person, int layout) {
        return ("<u l=\"" + layout + "\" n=\"" + number + "\" p=\"" + person + "\"></u>").getBytes(UTF_8);
    }

    private static String item(String content, String name) {
        return content.replaceAll(".* " + name + "=\"([^\"]*)\".*", "$1");
    }

    /** A copy comes. */
    void comes(String id, byte[] bytes) {
        if (recalled.contains(id)) {
            throw Finding.of(TransportError.REJECTED).asException();
        }
        String content = new String(bytes, UTF_8);
        Got before = requests.putIfAbsent(
                id, new Got(content, shared ? "" : item(content, "p"), Long.parseLong(item(content, "n"))));
        assertThat(before == null ? content : before.content)
                .as("the same id, the same content")
                .isEqualTo(content);
    }

    /** It decides about one, if it has not. */
    void decide(String id, boolean inFavour) {
        Got got = requests.get(id);
        if (got == null || got.counted.isPresent()) {
            return;
        }
        assertThat(got.number).as("no gap, and no number twice").isEqualTo(last.getOrDefault(got.subject, 0L) + 1);
        got.counted = Optional.of(inFavour);
        if (inFavour) {
            last.put(got.subject, got.number);
        }
    }

    /** What it has decided: whether it has counted it. */
    Map<String, Boolean> decided() {
        Map<String, Boolean> decided = new LinkedHashMap<>();
        requests.forEach((id, got) -> got.counted.ifPresent(counted -> decided.put(id, counted)));
        return decided;
    }

    /** What it has. */
    Set<String> ids() {
        return Set.copyOf(requests.keySet());
    }

    /** Of what it has decided, the digest under which it names it. */
    String digest(String id) {
        return Seal.canonicalDigest(requests.get(id).content.getBytes(UTF_8));
    }

    Optional<String> recall(Request request) {
        if (requests.containsKey(request.id())) {
            return Optional.of("receipt");
        }
        recalled.add(request.id());
        return Optional.empty();
    }

    @Override
    public Optional<KnownThere> of(Request request) {
        return Optional.ofNullable(requests.get(request.id()))
                .map(got -> new KnownThere("receipt", got.number, digest(request.id())));
    }

    @Override
    public OptionalLong last(Request request, String subject) {
        Long number = last.get(subject);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
