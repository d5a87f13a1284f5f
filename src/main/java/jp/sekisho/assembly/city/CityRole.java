package jp.sekisho.assembly.city;

import java.time.Clock;
import java.util.List;
import jp.sekisho.assembly.Role;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.city.RegistryRoom;
import jp.sekisho.masters.Masters;
import jp.sekisho.passage.room.Room;
import jp.sekisho.registry.Registry;
import jp.sekisho.registry.synthetic.CityImport;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.routes.conversion.RoomSystems;
import jp.sekisho.store.Store;
import jp.sekisho.store.Vault;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The 市中間サーバ: beside what every gateway has, the registry of 団体内統合宛名番号. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Role.SETTING, havingValue = CityRole.ID)
@EnableConfigurationProperties(CitySettings.class)
class CityRole {
    static final String ID = "city";

    @Bean
    Role role() {
        return new Role(ID, List.of(ID));
    }

    @Bean
    Registry registry(Vault vault) {
        return new Registry(vault);
    }

    /** The permit list that is in force limits what the files permit. */
    @Bean
    Masters masters(Store store, Vault vault, Clock real, LiveCatalogue catalogue) {
        Masters masters = new Masters(store, vault, real, catalogue::limitAgain);
        catalogue.within(masters::limit);
        return masters;
    }

    /** What systems ask of it, by interfaces of the passage serve. */
    @Bean
    Room registryRoom(Registry registry, RoomSystems systems) {
        return new RegistryRoom(registry, systems::leadSomewhere);
    }

    @Bean
    CityImport.Result syntheticCity(CitySettings settings, Store store, Registry registry) {
        return new CityImport(store, registry)
                .load(SyntheticCity.of(settings.seed(), settings.population()), residents -> {});
    }
}
