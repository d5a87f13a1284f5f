package jp.sekisho.assembly;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.store.DiskWatch;
import jp.sekisho.store.PrivateFolder;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Sessions;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.Vault;
import jp.sekisho.store.VaultCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The database, its tables, and what keeps them safe at rest. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {
    @Bean
    Clock realClock() {
        return Clock.systemUTC();
    }

    /** Whose role it is is looked at before anything is made in it. */
    @Bean(destroyMethod = "close")
    PrivateFolder dataFolder(Settings settings, ObjectProvider<Role> modules) {
        Role role = modules.getIfAvailable();
        if (role == null) {
            throw Finding.of(AssemblyError.UNKNOWN_ROLE, "role", settings.role())
                    .asException();
        }
        new RoleMark(role).onFolder(settings.home());
        return PrivateFolder.keep(settings.home());
    }

    @Bean
    @DependsOn("dataFolder")
    Secrets secrets(Settings settings) {
        return Secrets.in(settings.home().resolve("secrets"));
    }

    @Bean
    Vault vault(Store store, Secrets secrets) {
        return VaultCheck.open(store, secrets);
    }

    @Bean
    DiskWatch diskWatch(Settings settings) {
        return new DiskWatch(
                () -> settings.home().toFile().getUsableSpace(),
                settings.diskFree().toBytes());
    }

    @Bean
    SessionName sessionName() {
        return new SessionName(Sessions.newName());
    }

    @Bean
    Tables databaseTables(Settings settings, Secrets secrets) {
        Settings.Database database = settings.database();
        return new Tables(
                Optional.ofNullable(database.url()).orElseGet(() -> Tables.embedded(settings.home())),
                database.user(),
                Optional.ofNullable(database.password())
                        .orElseGet(() -> Tables.embeddedPassword(settings.home(), secrets)),
                database.connections());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Tables tables, SessionName sessions) {
        return tables.open(sessions.name());
    }

    @Bean
    Succession succession(HikariDataSource dataSource, Settings settings, Clock real, SessionName sessions) {
        return new Succession(new Store(dataSource), real, MachineName.get() + ":" + settings.home(), sessions.name());
    }

    /** Migrates the tables, after the check that no other gateway uses them. */
    @Bean
    Store store(
            HikariDataSource dataSource,
            Tables tables,
            Succession succession,
            Role role,
            @Value("${sekisho.take-over:false}") boolean takesOver) {
        Durability.check(dataSource);
        succession.prepare(takesOver);
        tables.migrate(role.tables());
        Store store = new Store(dataSource);
        new RoleMark(role).onTables(store);
        return store;
    }

    /** What this process calls its sessions with the database. */
    record SessionName(String name) {}
}
