package jp.sekisho.source;

import jp.sekisho.error.Finding;

/** A finding at its place. */
public record Issue(Place place, Finding finding, Severity severity) {

    /** Whether the file can be used all the same. */
    public enum Severity {
        /** The file is refused. */
        ERROR,
        /** The file is used; somebody should look. */
        WARNING
    }

    @Override
    public String toString() {
        return place + " " + finding;
    }
}
