package jp.sekisho.operate.jmx;

import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Person;

/** A person who has logged in, and by which way. */
public record Actor(Way way, Person person) {

    /** As the ledger names them, such as {@code console:tanaka}. */
    public String name() {
        return way.id() + ":" + person.id();
    }
}
