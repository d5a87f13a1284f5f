package jp.sekisho.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issue.Severity;

/** Collects the issues of all files while they are read. Mutable; owned by the one thread that reads. */
public final class Issues {
    private final List<Issue> found = new ArrayList<>();

    public void error(Place place, ErrorCode code, Object... namesAndValues) {
        found.add(new Issue(place, Finding.of(code, namesAndValues), Severity.ERROR));
    }

    public void warning(Place place, ErrorCode code, Object... namesAndValues) {
        found.add(new Issue(place, Finding.of(code, namesAndValues), Severity.WARNING));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    }

    /** How many errors there are so far: the same before and after a file means that the file is good. */
    public int errors() {
        return (int) found.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .count();
    }

    /** All issues, by file, line and column. */
    public List<Issue> sorted() {
        return found.stream().sorted(Comparator.comparing(Issue::place)).toList();
    }
}
