package jp.sekisho.demo.cs;

import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.Reply;

/** What lies below {@code /cs/v1}. Thread-safe. */
record CsDoors(CsDesk desk, CsDesk.Residents residents) implements Doors.Behind {
    private static final String RESULTS = "-results";

    @Override
    public Reply reply(Doors.Asked asked) {
        String path = asked.path();
        return switch (asked.method() + " " + path.replaceFirst("^(/receipts/).*", "$1")) {
            case "GET /status" -> Reply.text(200, "OPEN");
            case "POST /recalls" -> desk.recall(asked.body());
            case "POST /states" -> desk.state(asked.body());
            case "POST /last-numbers" -> desk.lastNumber(asked.body());
            case "POST /confirmations" -> desk.confirmation(asked.body());
            case "GET /receipts/" -> desk.receipt(path.substring("/receipts/".length()));
            default ->
                path.matches("/(status|recalls|states|last-numbers|confirmations|receipts/.*)")
                        ? Reply.WRONG_METHOD
                        : operation(asked, path.substring(Math.min(1, path.length())));
        };
    }

    private Reply operation(Doors.Asked asked, String name) {
        if (CsDesk.OPERATIONS.contains(name)) {
            return asked.method().equals("POST") ? desk.request(name, asked.body()) : Reply.WRONG_METHOD;
        }
        String answered = name.endsWith(RESULTS) ? name.substring(0, name.length() - RESULTS.length()) : "";
        if (CsDesk.OPERATIONS.contains(answered)) {
            return asked.page((after, most) -> desk.answers(answered::equals, after, most));
        }
        return name.equals(MovedAway.OPERATION + "s")
                ? asked.page((after, most) -> desk.movedAway(after, most, residents))
                : Reply.NOT_FOUND;
    }
}
