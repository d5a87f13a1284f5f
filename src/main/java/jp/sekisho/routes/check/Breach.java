package jp.sekisho.routes.check;

import jp.sekisho.error.Finding;
import jp.sekisho.routes.RouteError;

/**
 * What is wrong at one place of the loaded routes.
 *
 * @param id of the route or step
 * @param key of it that is meant, such as {@code uri}
 */
record Breach(String id, String key, Finding finding) {
    static Breach of(String id, String key, RouteError error, Object... namesAndValues) {
        return new Breach(id, key, Finding.of(error, namesAndValues));
    }

    /** A step, or a route's start, that has to be another one. */
    static Breach ofAnother(String id, String verb, String expected, Decider decider) {
        return of(
                id,
                "uri",
                RouteError.OF_ANOTHER,
                "step",
                id,
                "verb",
                verb,
                "expected",
                expected,
                "ja",
                decider.ja(),
                "en",
                decider.en());
    }
}
