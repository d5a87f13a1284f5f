package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.gateway.ScriptedPlatform.Reply;
import jp.sekisho.seal.Letter;

/** CS as it takes the parts of what the register says: notes what comes in its order, and answers those parts that ask. Thread safe. */
final class PartsCs {
    private static final String UPDATE = "moved-in-update";
    private static final String GIVEN = "112233445562";
    /** What each part that asks is answered in. */
    private static final Map<String, String> ANSWERS =
            Map.of("number-asked", "number-given", UPDATE, "moved-in-update-result");

    private final ScriptedPlatform wire;
    private final List<String> came = new ArrayList<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Map<String, Letter> undecided = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> wrong = new HashSet<>();
    private boolean silent;

    PartsCs(ScriptedPlatform wire) {
        this.wire = wire;
        wire.receipts(this::comes);
        wire.questions(this::counted);
    }

    /** What has come of a resident, in its order: the parts. */
    synchronized List<String> came(String code) {
        return came.stream()
                .filter(each -> each.endsWith(code))
                .map(each -> each.substring(0, each.indexOf(' ')))
                .toList();
    }

    /** It refuses a part of a resident; or does no more. */
    synchronized void refuses(String part, String code, boolean now) {
        if (now) {
            wrong.add(part + " " + code);
        } else {
            wrong.remove(part + " " + code);
        }
    }

    /** Silent, it decides nothing of what it takes. */
    synchronized void silent(boolean now) {
        silent = now;
        if (!now) {
            undecided.values().forEach(this::decide);
            undecided.clear();
        }
    }

    private synchronized Reply comes(Letter letter) {
        String part = letter.head().operation();
        String code = ScriptedPlatform.item(letter, "住民票コード");
        if (known.add(letter.head().messageId())) {
            came.add(part + " " + code);
            if (silent) {
                undecided.put(letter.head().messageId(), letter);
            } else {
                decide(letter);
            }
        }
        return part.equals(UPDATE)
                ? wire.receipt(letter, "<順番号>" + ScriptedPlatform.item(letter, "更新順番号") + "</順番号>")
                : wire.receipt(letter);
    }

    private void decide(Letter letter) {
        String part = letter.head().operation();
        String root = ANSWERS.get(part);
        if (root == null) {
            return;
        }
        String code = ScriptedPlatform.item(letter, "住民票コード");
        boolean refused = wrong.contains(part + " " + code);
        if (part.equals(UPDATE) && !refused) {
            counted.merge(code, 1L, Long::sum);
        }
        String number = part.equals(UPDATE) ? "" : "<個人番号>" + (refused ? "" : GIVEN) + "</個人番号>";
        byte[] body = ("<" + root + " xmlns=\"urn:sekisho:cs:1\"><住民票コード>" + code + "</住民票コード><処理結果コード>"
                        + (refused ? "0801" : "0000") + "</処理結果コード>" + number + "</" + root + ">")
                .getBytes(UTF_8);
        String answerId = "a-" + letter.head().messageId();
        wire.offer(part, answerId, () -> wire.answer(answerId, letter, body));
    }

    private synchronized Reply counted(Letter question) {
        Long last = counted.get(ScriptedPlatform.item(question, "対象"));
        String id = question.head().messageId();
        byte[] body = ("<counted xmlns=\"" + ScriptedPlatform.PROTOCOL + "\">"
                        + (last == null ? "" : "<順番号>" + last + "</順番号>") + "</counted>")
                .getBytes(UTF_8);
        return new Reply(
                200, wire.seal().seal(wire.seal().reply("counted", "counted-" + id, id, question.bodyDigest()), body));
    }
}
