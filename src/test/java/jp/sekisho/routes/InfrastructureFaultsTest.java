package jp.sekisho.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InfrastructureFaultsTest {
    private static final String INSERT = "insert into out_queue (queue, next_number) values (?, 1)";

    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseSaysOfAValueIsTheMessages(TestDatabases database) {
        Store store = database.fresh();
        store.useTransaction(handle -> handle.execute(INSERT, "there"));

        assertThat(fault(store, "x".repeat(161))).matches(fault -> !InfrastructureFaults.include(fault), "too long");
        assertThat(fault(store, "there")).matches(fault -> !InfrastructureFaults.include(fault), "there already");
    }

    @Test
    void textThatPostgresqlCannotStoreIsTheMessages() {
        Throwable fault = fault(TestDatabases.POSTGRESQL.fresh(), "x\u0000");

        assertThat(InfrastructureFaults.include(fault)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void noValueIsQuoted(TestDatabases database) {
        assertThat(fault(database.fresh(), "secret".repeat(40))).hasMessageNotContaining("secretsecret");
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatTheDatabaseCannotCarryOutIsNot(TestDatabases database) {
        Store store = database.fresh();
        store.useTransaction(handle -> handle.execute("drop table security_audit"));

        Throwable fault =
                catchThrowable(() -> store.useTransaction(handle -> handle.execute("delete from security_audit")));

        assertThat(InfrastructureFaults.include(fault)).isTrue();
    }

    @Test
    void whatBrokerDiskAndDatabaseDoIsNot() {
        assertThat(InfrastructureFaults.include(new RuntimeCamelException(new JMSException("gone"))))
                .isTrue();
        assertThat(InfrastructureFaults.include(new IllegalStateException(new IOException("full"))))
                .isTrue();
        assertThat(InfrastructureFaults.include(new SQLTransientConnectionException("none free")))
                .isTrue();
        assertThat(InfrastructureFaults.include(new SQLException("gone", "08006")))
                .isTrue();
    }

    @Test
    void whatAMessageDoesToItsReaderIsTheMessages() {
        assertThat(InfrastructureFaults.include(new RuntimeCamelException(new MessageFormatException("no text"))))
                .isFalse();
        assertThat(InfrastructureFaults.include(new IndexOutOfBoundsException("7")))
                .isFalse();
        assertThat(InfrastructureFaults.include(new StackOverflowError())).isFalse();
    }

    private static Throwable fault(Store store, String queue) {
        return catchThrowable(() -> store.useTransaction(handle -> handle.execute(INSERT, queue)));
    }
}
