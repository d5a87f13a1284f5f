package jp.sekisho.assembly.juki;

import java.time.Clock;
import java.util.List;
import jp.sekisho.assembly.Role;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.juki.copy.HeldCopyRoom;
import jp.sekisho.juki.copy.HeldNames;
import jp.sekisho.passage.room.OtherNames;
import jp.sekisho.routes.door.DoorQuotas;
import jp.sekisho.store.DiskWatch;
import jp.sekisho.store.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The 住基ネット中間サーバ: beside what every gateway has, the held copy of the register. Persons are known by the
 * register's own number, and by the other numbers that messages bear. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Role.SETTING, havingValue = JukiRole.ID)
@EnableConfigurationProperties(JukiSettings.class)
class JukiRole {
    static final String ID = "juki";

    @Bean
    Role role() {
        return new Role(ID, List.of(ID));
    }

    @Bean
    OtherNames otherNames() {
        return new HeldNames();
    }

    /** @param quotas asked once everything is there: doors need rooms, and the room asks of its doors */
    @Bean
    HeldCopyRoom heldCopy(
            JukiSettings settings,
            Vault vault,
            LiveCatalogue catalogue,
            BusinessClock business,
            Clock real,
            EmbeddedBroker broker,
            DiskWatch disk,
            ObjectProvider<DoorQuotas> quotas) {
        CopyFeed feed = new CopyFeed(
                catalogue::current,
                broker,
                system -> disk.isLow() || quotas.getObject().holds(system),
                real);
        return new HeldCopyRoom(vault, feed, settings.copyBehind(), business::today);
    }
}
