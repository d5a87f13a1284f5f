package jp.sekisho.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issue.Severity;

/**
 * What came of reading the catalogue.
 *
 * @param catalogue the snapshot; empty if any file has an error
 * @param issues everything found in all files, by file, line and column
 * @param files the names of the files that were read
 */
public record CatalogueCheck(Optional<Catalogue> catalogue, List<Issue> issues, Set<String> files) {

    public CatalogueCheck {
        issues = List.copyOf(issues);
        files = Set.copyOf(files);
    }

    public long errors() {
        return issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .count();
    }

    /**
     * The snapshot, for who cannot go on without one.
     *
     * @throws jp.sekisho.error.SekishoException CATALOGUE-020 if there are errors
     */
    public Catalogue usable() {
        return catalogue.orElseThrow(() -> notUsable().asException());
    }

    private Finding notUsable() {
        String first = issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .findFirst()
                .map(Issue::toString)
                .orElse("");
        return Finding.of(CatalogueError.NOT_USABLE, "errors", errors(), "first", first);
    }
}
