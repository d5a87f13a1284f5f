package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.gateway.ScriptedPlatform.Reply;
import jp.sekisho.seal.Letter;

/**
 * CS as it counts updates of each resident: it takes one only under the number after the last, refuses a gap and a repetition by codes
 * of its own, and notes what must never happen: another content under an id that it knows. Thread safe.
 */
final class CountingCs {
    private static final String UPDATE = "identification-update";

    /** What happens to the next letters that come, one after the other. */
    enum Fate {
        TURNED_AWAY,
        TAKEN_AND_UNSAID,
        LOST
    }

    private final ScriptedPlatform wire;
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Letter> byId = new HashMap<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final Set<String> wrong = new HashSet<>();
    private boolean silent;

    CountingCs(ScriptedPlatform wire) {
        this.wire = wire;
        wire.receipts(this::comes);
        wire.questions(this::asked);
    }

    /** What it has counted, each as resident, number and address, in order. */
    synchronized List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** What it has refused, each as code and address. */
    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    /** What should never have come. */
    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    synchronized void next(Fate... what) {
        fates.addAll(List.of(what));
    }

    /** It refuses updates to this address. */
    synchronized void refuse(String address) {
        wrong.add(address);
    }

    /** It has counted so many of a resident before. */
    synchronized void counted(String code, long number) {
        last.put(code, number);
    }

    /** Silent, it decides nothing of what it takes. */
    synchronized void silent(boolean now) {
        silent = now;
        if (!now) {
            byId.values().forEach(this::decide);
        }
    }

    private synchronized Reply comes(Letter letter) {
        Optional<Fate> fate = Optional.ofNullable(fates.poll());
        if (fate.filter(Fate.TURNED_AWAY::equals).isPresent()) {
            return new Reply(503, "CLOSED".getBytes(UTF_8));
        }
        if (fate.filter(Fate.LOST::equals).isPresent()) {
            return new Reply(500, new byte[0]);
        }
        Letter before = byId.putIfAbsent(letter.head().messageId(), letter);
        if (before != null && !before.bodyDigest().equals(letter.bodyDigest())) {
            broken.add("another content under a known id");
            return new Reply(409, new byte[0]);
        }
        if (before == null && !silent) {
            decide(letter);
        }
        return fate.isPresent() ? new Reply(500, new byte[0]) : receipt(letter);
    }

    private Reply receipt(Letter letter) {
        return wire.receipt(letter, "<順番号>" + number(letter) + "</順番号>");
    }

    private void decide(Letter letter) {
        String answerId = "a-" + letter.head().messageId();
        if (wire.offers(answerId) || wire.confirmed().contains(answerId)) {
            return;
        }
        String code = ScriptedPlatform.item(letter, "住民票コード");
        String address = ScriptedPlatform.item(letter, "住所");
        String said = judged(number(letter), last.getOrDefault(code, 0L), address);
        if (said.equals("0000")) {
            last.put(code, number(letter));
            accepted.add(code + " " + number(letter) + " " + address);
        } else {
            refused.add(said + " " + address);
        }
        byte[] body = ("<identification-update-result xmlns=\"urn:sekisho:cs:1\"><住民票コード>" + code + "</住民票コード><処理結果コード>"
                        + said + "</処理結果コード><エラー項目番号>" + (wrong.contains(address) ? "11" : "")
                        + "</エラー項目番号></identification-update-result>")
                .getBytes(UTF_8);
        wire.offer(UPDATE, answerId, () -> wire.answer(answerId, letter, body));
    }

    private String judged(long number, long before, String address) {
        if (wrong.contains(address)) {
            return "0801";
        }
        if (number > before + 1) {
            return "0901";
        }
        return number <= before ? "0902" : "0000";
    }

    private static long number(Letter letter) {
        return Long.parseLong(ScriptedPlatform.item(letter, "更新順番号"));
    }

    private synchronized Reply asked(Letter question) {
        if (question.head().operation().equals("state")) {
            Letter known = byId.get(ScriptedPlatform.item(question, "要求"));
            return known == null ? said(question, "unknown", "") : receipt(known);
        }
        Long number = last.get(ScriptedPlatform.item(question, "対象"));
        return said(question, "counted", number == null ? "" : "<順番号>" + number + "</順番号>");
    }

    private Reply said(Letter question, String operation, String items) {
        String id = question.head().messageId();
        byte[] body = ("<" + operation + " xmlns=\"" + ScriptedPlatform.PROTOCOL + "\">" + items + "</" + operation
                        + ">")
                .getBytes(UTF_8);
        return new Reply(
                200,
                wire.seal().seal(wire.seal().reply(operation, operation + "-" + id, id, question.bodyDigest()), body));
    }
}
