package jp.sekisho.gateway;

import static jp.sekisho.gateway.BusinessSystem.newId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.seal.Letter;

/** A message that a system has sent, and the numbers that its lines are about. */
record Asked(String id, List<String> numbers) {

    /** Sends it, and waits until the gateway has accepted it. */
    static Asked accepted(
            RunningGateway gateway, BusinessSystem system, byte[] body, List<String> numbers, Map<String, String> more)
            throws Exception {
        Asked asked = new Asked(newId(), List.copyOf(numbers));
        Map<String, String> properties = new HashMap<>(more);
        properties.put("SekishoMessageId", asked.id);
        system.send(system.message(body, properties));
        RunningGateway.await("accepted", () -> !gateway.stateOf(asked.id).isEmpty());
        return asked;
    }

    /** Waits until all of its lines are with the platform. */
    Asked sent(RunningGateway gateway) {
        RunningGateway.await("all lines sent", () -> gateway.stateOf(id).matches("SENT( SENT)*"));
        return this;
    }

    /** Has the platform give a good answer to one of its lines. */
    void answer(int line, RunningGateway gateway, ScriptedPlatform platform) {
        String requestId = requestId(line, gateway);
        Letter inquiry = platform.inquiries().stream()
                .filter(letter -> letter.head().messageId().equals(requestId))
                .findFirst()
                .orElseThrow();
        byte[] body = ScriptedPlatform.result(ScriptedPlatform.item(inquiry, "団体内統合宛名番号"));
        String answerId = "answer-" + requestId;
        platform.offer(answerId, () -> platform.answer(answerId, inquiry, body));
    }

    /** Under which version of the catalogue the message was accepted. */
    String version(RunningGateway gateway) {
        return gateway.query("select catalogue from message where sender_id = ?", id)
                .get(0);
    }

    /** The versions of the catalogue that the ledger names for an event of each line to which it happened, in order. */
    List<String> versions(String event, RunningGateway gateway) {
        return gateway.query(
                "select l.catalogue from ledger l join request r on r.id = l.message_id"
                        + " join message m on m.id = r.message_id where m.sender_id = ? and l.event = ? order by r.line",
                id,
                event);
    }

    private String requestId(int line, RunningGateway gateway) {
        return gateway.query(
                        "select r.id from request r join message m on m.id = r.message_id"
                                + " where m.sender_id = ? and r.line = ?",
                        id,
                        line)
                .get(0);
    }
}
