package jp.sekisho.operate.access;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/**
 * Accounts as lines of text: {@code id roles until state hash}, separated by blanks. Roles by commas; {@code -} for no last
 * day. A line that begins with {@code #} says nothing.
 */
final class AccountText {
    private static final String NEVER = "-";
    private static final int WORDS = 5;
    private static final String HEAD = "# id roles until state hash (sekisho accounts --help)\n";

    private AccountText() {}

    /**
     * The accounts by id, in their order.
     *
     * @throws SekishoException ACCESS-006 at the first line that cannot be read; it quotes nothing
     */
    static Map<String, Account> read(String file, List<String> lines) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Place place = new Place(file, i + 1);
                Account account = account(line.split("\\s+"), place);
                if (accounts.put(account.id(), account) != null) {
                    throw place.wrong("利用者が二度", "an id that stands twice");
                }
            }
        }
        return accounts;
    }

    static String write(Collection<Account> accounts) {
        return accounts.stream()
                .map(account -> account + " " + account.hash() + "\n")
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static Account account(String[] words, Place place) {
        if (words.length != WORDS) {
            throw place.wrong("欄の数", "the number of its words");
        }
        if (!Account.isId(words[0])) {
            throw place.wrong("利用者名", "the id");
        }
        if (!Passwords.isHash(words[4])) {
            throw place.wrong("パスワードのハッシュ", "the hash");
        }
        Standing standing = Standing.of(words[3]).orElseThrow(() -> place.wrong("状態", "the state"));
        return new Account(words[0], roles(words[1], place), until(words[2], place), standing, words[4]);
    }

    private static Set<Role> roles(String written, Place place) {
        List<Role> roles = new ArrayList<>();
        for (String id : written.split(",")) {
            roles.add(Role.of(id).orElseThrow(() -> place.wrong("役割", "a role")));
        }
        return EnumSet.copyOf(roles);
    }

    private static Optional<LocalDate> until(String written, Place place) {
        try {
            return written.equals(NEVER) ? Optional.empty() : Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            throw place.wrong("期限", "the last day");
        }
    }

    private record Place(String file, int line) {
        SekishoException wrong(String japanese, String english) {
            return Finding.of(AccessError.LINE_WRONG, "file", file, "row", line, "ja", japanese, "en", english)
                    .asException();
        }
    }
}
