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
}
