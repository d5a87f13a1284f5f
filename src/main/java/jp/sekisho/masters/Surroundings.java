package jp.sekisho.masters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import jp.sekisho.boundary.Permits;

/**
 * What a version of the permit list is held against before it is adopted.
 *
 * @param interfaces whose permits are looked at
 * @param waiting requests that have not left yet
 */
public record Surroundings(
        LocalDate today, Collection<String> interfaces, Permits permits, List<WaitingRequest> waiting) {

    public Surroundings {
        interfaces = List.copyOf(interfaces);
        waiting = List.copyOf(waiting);
    }
}
