package jp.sekisho.demo.platform;

import java.util.Set;
import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.Reply;
import jp.sekisho.demo.platform.matter.Matter;

/** What lies below {@code /platform/v1}, or where its settings say. Thread-safe. */
final class PlatformDoors implements Doors.Behind {
    private static final String RESULTS = "-results";
    private static final String ALL_RESULTS = "results";
    private static final String NOTICES = Notice.OPERATION + "s";

    private final PlatformSettings settings;
    private final Set<String> operations;
    private final PlatformDesk desk;

    PlatformDoors(PlatformSettings settings, PlatformDesk desk) {
        this.settings = settings;
        this.operations = Matter.operations(settings.inquiry);
        this.desk = desk;
    }

    @Override
    public Reply reply(Doors.Asked asked) {
        String path = asked.path();
        String operation = asked.method() + " " + path.replaceFirst("^(/receipts/).*", "$1");
        return switch (operation) {
            case "GET /status" -> Reply.text(200, "OPEN");
            case "POST /recalls" -> desk.recall(asked.body());
            case "GET /receipts/" -> desk.receipt(path.substring("/receipts/".length()));
            case "POST /confirmations" -> desk.confirmation(asked.body());
            default ->
                path.matches("/(status|confirmations|recalls|receipts/.*)")
                        ? Reply.WRONG_METHOD
                        : operation(asked, path.substring(Math.min(1, path.length())));
        };
    }

    /** What is asked is posted under its operation; its results lie under {@code <operation>-results}, and all under {@code results}. */
    private Reply operation(Doors.Asked asked, String name) {
        String answered = name.endsWith(RESULTS) ? name.substring(0, name.length() - RESULTS.length()) : "";
        if (operations.contains(name)) {
            return asked.method().equals("POST") ? desk.request(name, asked.body()) : Reply.WRONG_METHOD;
        }
        if (operations.contains(answered)) {
            return asked.page((after, most) -> desk.results(answered::equals, after, most));
        }
        if (name.equals(ALL_RESULTS)) {
            return asked.page((after, most) -> desk.results(any -> true, after, most));
        }
        if (name.equals(NOTICES)) {
            // none, where it brings them about no office
            String office = settings.noticesAbout.orElse("");
            return asked.page((after, most) -> desk.notices(office, after, most));
        }
        return Reply.NOT_FOUND;
    }
}
