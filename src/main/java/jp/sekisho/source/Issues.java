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
    private int errors;

    public void error(Place place, ErrorCode code, Object... namesAndValues) {
        add(new Issue(place, Finding.of(code, namesAndValues), Severity.ERROR));
    }

    public void error(Place place, Finding finding) {
        add(new Issue(place, finding, Severity.ERROR));
    }

    void add(Issue error) {
        found.add(error);
        errors++;
    }

    /** How many issues there are: what comes later is {@link #since} then. */
    public int mark() {
        return found.size();
    }

    /** What has been found since a mark. */
    public List<Issue> since(int mark) {
        return List.copyOf(found.subList(mark, found.size()));
    }

    /** Takes back what has been found since a mark, and only follows from what was found before; there was an error. */
    public void forgetSince(int mark) {
        found.subList(mark, found.size()).clear();
    }

    /** Takes back an error that another one explains; there was an error all the same. */
    void withdraw(Issue error) {
        found.removeIf(error::equals);
    }

    public void warning(Place place, ErrorCode code, Object... namesAndValues) {
        found.add(new Issue(place, Finding.of(code, namesAndValues), Severity.WARNING));
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /**
     * How many errors there are so far: the same before and after a file means that the file is good. One that is found
     * again counts again: what it was found in is as bad.
     */
    public int errors() {
        return errors;
    }

    /** All issues, by file, line and column; each once, however often it was found. */
    public List<Issue> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Issue::place))
                .toList();
    }
}
