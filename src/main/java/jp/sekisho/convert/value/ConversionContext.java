package jp.sekisho.convert.value;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.codes.UnknownCode;
import jp.sekisho.layout.record.Record;

/** What a conversion needs to know besides the record: looked up before, so that converting itself touches nothing. */
public interface ConversionContext {
    /** The kinds of number that a map may ask for. */
    Set<String> NUMBERS = Set.of("integrated", "local");

    /** The names of constants that a map may ask for. */
    Set<String> CONSTANTS = Set.of("organisation");

    /** The person's number: {@code integrated} is the 団体内統合宛名番号, {@code local} the receiving system's own. */
    String number(String kind);

    /** The 団体内統合宛名番号 of the person whom an item of the record names; empty if it names none. */
    String integratedNumber(String item);

    /** A constant of this installation: {@code organisation} is the city's own 機関コード. */
    String constant(String name);

    /** The business date on which the conversion takes place. */
    LocalDate businessDate();

    /**
     * The number that the record has among the data records that are written together, from 1: bad ones, headers and their like
     * do not count. Where a record comes alone, 1.
     */
    default long sequence() {
        return 1;
    }

    /**
     * The number that the counterpart counts, under which the record leaves. Where nothing leaves, 1: the record is seen as if it were
     * the first.
     */
    default long counted() {
        return 1;
    }

    /** The request that the record answers, as its sender wrote it; for maps that say {@code answers}. */
    default Optional<Record> request() {
        return Optional.empty();
    }

    /** How a line ended that has no answer; for a map's {@code unanswered}. */
    default Optional<Unanswered> unanswered() {
        return Optional.empty();
    }

    /** Told of each code that its table does not have, where the map lets it pass or says what to write for it. */
    default void unknownCode(UnknownCode code) {}
}
