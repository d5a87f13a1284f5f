package jp.sekisho.demo.systems;

import java.util.List;

/** A business system's own format: how it writes what it asks, and reads what it is answered. Thread safe. */
interface Dialect {
    /** A message of one record for each person it asks about. */
    byte[] write(Ask ask);

    /** The records of a result, in their order; none if it is of another form. */
    List<Answer> read(byte[] result);

    /**
     * One record of a result.
     *
     * @param number whom it is about: the system's own number, without leading zeros
     * @param text what came of it, such as 正常終了
     */
    record Answer(String number, String text) {
        public Answer {
            number = number.replaceFirst("^0+", "");
        }
    }
}
