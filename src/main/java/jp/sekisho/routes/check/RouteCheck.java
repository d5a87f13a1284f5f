package jp.sekisho.routes.check;

import java.util.List;
import java.util.Set;
import jp.sekisho.source.Issue;

/**
 * What came of reading the routes.
 *
 * @param issues everything found in all files, by file, line and column
 * @param files the names of the files that were read
 */
public record RouteCheck(List<Issue> issues, Set<String> files) {

    public RouteCheck {
        issues = List.copyOf(issues);
        files = Set.copyOf(files);
    }
}
