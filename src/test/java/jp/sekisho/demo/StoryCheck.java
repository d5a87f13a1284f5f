package jp.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.demo.platform.AnswerKind;
import jp.sekisho.demo.systems.Sender;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;

/** Holds what the demo has printed against the senders' own logs, the platform's journal, and the ledger. */
record StoryCheck(Path data) {
    private static final Pattern SHEET =
            Pattern.compile("([^ ·]+) ([0-9]+)(?: \\(繰越 ([0-9]+)\\))? = ([0-9]+)(?: ended \\+ ([0-9]+) waiting)?");

    static StoryCheck in(Path data) {
        return new StoryCheck(data);
    }

    void against(List<String> lines) throws IOException {
        eachEndedAtMostOnce();
        List<String> days = lines.stream()
                .filter(line -> line.contains("日締め"))
                .peek(line -> assertThat(line).endsWith(" · difference 0"))
                .filter(line -> line.contains(Sender.PUBLIC_ASSISTANCE.shortName()))
                .toList();
        assertThat(days).hasSizeGreaterThanOrEqualTo(2);
        for (Sender sender : Sender.ofTheCity()) {
            balancesAreWhatTheSenderWrote(sender, days);
        }
        thePlatformAnsweredAsPlanted();
        eachTamperedAnswerIsInTheLedger();
    }

    void eachEndedAtMostOnce() throws IOException {
        for (Sender sender : Sender.values()) {
            Map<String, Integer> outcomes = new HashMap<>();
            for (String line : senderLog(sender)) {
                assertThat(line).doesNotStartWith("stray");
                if (line.startsWith("outcome ")) {
                    outcomes.merge(line.split(" ")[1], 1, Integer::sum);
                }
            }
            // the second gateway may not have been ready yet
            assertThat(outcomes.isEmpty()).as(sender.id()).isIn(false, sender == Sender.RESIDENT_REGISTER);
            outcomes.forEach((id, count) -> assertThat(count).as(id).isOne());
        }
    }

    /** Each day's line, by what the log says before its own line of that balance. */
    private void balancesAreWhatTheSenderWrote(Sender sender, List<String> days) throws IOException {
        Set<String> sent = new HashSet<>();
        Set<String> ended = new HashSet<>();
        List<Integer> carriedOver = new ArrayList<>(List.of(0));
        for (String line : senderLog(sender)) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "sent" -> sent.add(words[1]);
                case "outcome" -> ended.add(words[1]);
                case "balance" -> {
                    int day = carriedOver.size() - 1;
                    if (day < days.size()) {
                        Map<String, Integer> told = told(sender, days.get(day));
                        assertThat(told).containsEntry("carried", carriedOver.get(day));
                        assertThat(told.get("sent")).isEqualTo(told.get("ended") + told.get("waiting"));
                        assertThat(told).containsEntry("waiting", sent.size() - ended.size());
                    }
                    carriedOver.add(sent.size() - ended.size());
                }
                default -> {}
            }
        }
        assertThat(carriedOver).hasSizeGreaterThan(days.size());
    }

    private static Map<String, Integer> told(Sender sender, String day) {
        Matcher sheet = SHEET.matcher(day.substring(day.indexOf("日締め") + "日締め".length()));
        while (sheet.find()) {
            if (sheet.group(1).equals(sender.shortName())) {
                return Map.of(
                        "sent",
                        number(sheet.group(2)),
                        "carried",
                        number(sheet.group(3)),
                        "ended",
                        number(sheet.group(4)),
                        "waiting",
                        number(sheet.group(5)));
            }
        }
        throw new AssertionError(sender + " is not in: " + day);
    }

    private static int number(String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }

    /** Each answer that went out wrongly signed was asked for again, and taken when it was good. */
    boolean eachTamperedAnswerWasTaken() throws IOException {
        List<String> journal = journal();
        List<String> spoilt = second(journal, "spoilt");
        return !spoilt.isEmpty() && second(journal, "confirmed").containsAll(spoilt);
    }

    private void thePlatformAnsweredAsPlanted() throws IOException {
        for (AnswerKind kind : List.of(AnswerKind.NOT_FOUND, AnswerKind.BY_HAND, AnswerKind.TAMPERED)) {
            assertThat(journal()).anyMatch(line -> line.startsWith("accepted ") && line.contains(" " + kind + " "));
        }
        assertThat(second(journal(), "confirmed")).doesNotHaveDuplicates();
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(data.resolve("platform/journal.log"));
    }

    private static List<String> second(List<String> journal, String word) {
        return journal.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private void eachTamperedAnswerIsInTheLedger() throws IOException {
        String password = Secrets.in(data.resolve("secrets")).password("database");
        Set<String> spoilt = Set.copyOf(second(journal(), "spoilt"));
        List<String> taken = second(journal(), "confirmed");
        try (HikariDataSource tables =
                new Tables(Tables.embedded(data) + ";IFEXISTS=TRUE", "sekisho", password, 1).open()) {
            int refused = new Store(tables).inTransaction(handle -> handle.createQuery(
                            "select count(*) from ledger where event = 'ANSWER_REFUSED' and reason = 'SEAL-013'")
                    .mapTo(Integer.class)
                    .one());
            assertThat(refused)
                    .isBetween((int) spoilt.stream().filter(taken::contains).count(), spoilt.size());
        }
    }

    private List<String> senderLog(Sender sender) throws IOException {
        return Files.readAllLines(data.resolve(sender.id()).resolve("sent-and-ended.log"));
    }
}
