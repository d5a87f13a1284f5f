package jp.sekisho.assembly;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, its tables, and what keeps them safe at rest. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {
    @Bean
    Clock realClock() {
        return Clock.systemUTC();
    }

    @Bean
    Secrets secrets(Settings settings) {
        return Secrets.in(settings.home().resolve("secrets"));
    }

    @Bean
    Vault vault(Secrets secrets) {
        return Vault.from(secrets);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Settings settings, Secrets secrets) {
        Settings.Database database = settings.database();
        return new Tables(
                        Optional.ofNullable(database.url()).orElseGet(() -> Tables.embedded(settings.home())),
                        database.user(),
                        Optional.ofNullable(database.password()).orElseGet(() -> secrets.password("database")),
                        database.connections())
                .open();
    }

    @Bean
    Store store(HikariDataSource dataSource) {
        Tables.migrate(dataSource);
        Durability.check(dataSource);
        return new Store(dataSource);
    }
}
