package jp.sekisho.operate.jmx;

import java.util.Optional;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.AccessError;
import jp.sekisho.operate.access.Person;
import jp.sekisho.operate.access.Right;
import jp.sekisho.operate.access.Right.Kind;
import jp.sekisho.operate.access.Rights;

/**
 * Asked before each operation of a bean, whatever the way to it: whether somebody has logged in, and whether their roles
 * permit it. An operation without a row in {@link Rights} is refused. Thread safe.
 */
public record Admission(Caller caller, SecurityAudit audit) {

    /**
     * Answers if the operation may be called.
     *
     * @throws jp.sekisho.error.SekishoException ACCESS-003 without a login, ACCESS-004 without the role; recorded
     */
    void admit(String operation) {
        Optional<Right> right = Rights.of(operation);
        Optional<Actor> actor = caller.current();
        if (right.filter(row -> row.kind() == Kind.LETS_IN).isPresent()) {
            return;
        }
        if (actor.isEmpty()) {
            if (right.filter(row -> row.kind() == Kind.READS).isEmpty()) {
                record(SecurityEvent.NOBODY, What.NOT_LOGGED_IN, operation);
                throw Finding.of(AccessError.NO_LOGIN).asException();
            }
        } else if (right.filter(row -> row.isGivenTo(actor.get().person())).isEmpty()) {
            Person person = actor.get().person();
            record(person.id(), What.NOT_PERMITTED, operation);
            throw Rights.refusal(operation, person.id());
        }
    }

    private void record(String user, What what, String operation) {
        audit.record(SecurityEvent.of(
                user, caller.current().map(actor -> actor.way().id()).orElse("local"), what, operation));
    }
}
