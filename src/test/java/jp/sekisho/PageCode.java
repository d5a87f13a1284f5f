package jp.sekisho;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page of the documentation shows in code, so that a test can run it. */
public final class PageCode {
    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final Path TESTS = Path.of("src", "test", "java", "jp", "sekisho");
    private static final Pattern FILE = Pattern.compile("^# (\\S+/\\S+)\n");

    private PageCode() {}

    /** The fenced blocks of a language, in order. */
    public static List<String> of(String page, String language) {
        Matcher block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(read(PAGES.resolve(page)));
        return block.results().map(found -> found.group(1)).toList();
    }

    /** The files that a page gives: blocks of YAML or CSV whose first line names one. */
    public static Map<String, String> files(String page) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String block : of(page, "(?:yaml|csv)")) {
            Matcher name = FILE.matcher(block);
            if (name.find()) {
                files.put(name.group(1), block.substring(name.end()));
            }
        }
        return files;
    }

    /** A class of the tests, from its documentation on. */
    public static String classIn(String file) {
        String source = read(TESTS.resolve(file));
        return source.substring(source.indexOf("/**"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
