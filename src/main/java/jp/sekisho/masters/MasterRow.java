package jp.sekisho.masters;

import java.time.LocalDate;

/**
 * One row of the permit list: who may ask whom for what in which procedure, from a day until a day, both included.
 *
 * @param asker the kind of asker (照会者種別)
 * @param provider the kind of provider (提供者種別)
 * @param until {@link LocalDate#MAX} if it is open
 */
record MasterRow(String procedure, String asker, String provider, String information, LocalDate from, LocalDate until) {

    /** The row without its end: what may stand in a list only once. */
    MasterRow openEnded() {
        return new MasterRow(procedure, asker, provider, information, from, LocalDate.MAX);
    }
}
