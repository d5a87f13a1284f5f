package jp.sekisho.routes.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.PassageError;
import jp.sekisho.routes.RouteError;
import jp.sekisho.seal.xml.SealError;
import jp.sekisho.store.StoreError;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What failed before it left waits until its cause has passed, unless that is in the message itself. */
class LaneConsumerTest {
    static Stream<Throwable> causesThatPass() {
        return Stream.of(
                Finding.of(SealError.NO_OWN_KEY).asException(),
                Finding.of(SealError.NO_COUNTERPART_KEY).asException(),
                Finding.of(SealError.ENGINE, "problem", "a module").asException(),
                Finding.of(StoreError.KEY_UNKNOWN).asException(),
                new ConnectionException(new SQLException("the database")));
    }

    @ParameterizedTest
    @MethodSource("causesThatPass")
    void whatPassesIsWaitedFor(Throwable cause) {
        assertThat(LaneConsumer.notSent(cause, false))
                .isInstanceOfSatisfying(SekishoException.class, fault -> assertThat(fault.code())
                        .isEqualTo(PassageError.NOT_SENT));
    }

    static Stream<Throwable> causesThatStay() {
        return Stream.of(
                Finding.of(SealError.BODY_NOT_SEALABLE).asException(),
                new IllegalStateException("a defect"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("causesThatStay")
    void whatIsInTheMessageIsNot(Throwable cause) {
        assertThat(LaneConsumer.notSent(cause, false))
                .isInstanceOfSatisfying(SekishoException.class, fault -> assertThat(fault.code())
                        .isEqualTo(PassageError.UNSENDABLE));
    }

    /** Nothing would ever end its waiting; an outage is waited for all the same. */
    @Test
    void whatAPersonHasToPutRightForOneThatLeadsInwardIsParked() {
        SekishoException unknown = RouteError.UNKNOWN_TO_RECEIVER.exception("system", "tax");

        assertThat(code(unknown, false)).isEqualTo(PassageError.NOT_SENT);
        assertThat(code(unknown, true)).isEqualTo(PassageError.UNSENDABLE);
        assertThat(code(Finding.of(StoreError.KEY_UNKNOWN).asException(), true)).isEqualTo(PassageError.NOT_SENT);
        assertThat(code(new ConnectionException(new SQLException("the database")), true))
                .isEqualTo(PassageError.NOT_SENT);
    }

    private static ErrorCode code(Throwable cause, boolean inward) {
        return ((SekishoException) LaneConsumer.notSent(cause, inward)).code();
    }
}
