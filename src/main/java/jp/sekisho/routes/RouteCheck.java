package jp.sekisho.routes;

import java.util.List;
import jp.sekisho.source.Issue;

/**
 * What came of reading the routes.
 *
 * @param issues everything found in all files, by file, line and column
 * @param files how many files were read
 */
public record RouteCheck(List<Issue> issues, int files) {

    public RouteCheck {
        issues = List.copyOf(issues);
    }
}
