package jp.sekisho.operate.proposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A state in words, {@code item=value}, joined by blanks and semicolons; and what differs between two. */
record SeenState(String words) {
    private static final String NOTHING = "-";
    private static final String BETWEEN = "; ";

    static SeenState of(Map<String, String> items) {
        return new SeenState(new TreeMap<>(items)
                .entrySet().stream()
                        .map(item -> item.getKey() + "=" + item.getValue())
                        .collect(Collectors.joining(BETWEEN)));
    }

    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Each item that differs, as {@code item: then → now}. */
    String differenceTo(SeenState now) {
        Map<String, String> then = items();
        Map<String, String> later = now.items();
        TreeSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(later.keySet());
        return names.stream()
                .filter(name -> !then.getOrDefault(name, NOTHING).equals(later.getOrDefault(name, NOTHING)))
                .map(name -> name + ": " + then.getOrDefault(name, NOTHING) + " → " + later.getOrDefault(name, NOTHING))
                .collect(Collectors.joining(BETWEEN));
    }

    private Map<String, String> items() {
        Map<String, String> items = new LinkedHashMap<>();
        for (String item : words.split(BETWEEN)) {
            int equals = item.indexOf('=');
            if (equals > 0) {
                items.put(item.substring(0, equals), item.substring(equals + 1));
            }
        }
        return items;
    }
}
