package jp.sekisho.assembly.juki;

import java.util.List;
import jp.sekisho.assembly.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The 住基ネット中間サーバ: it has no registry, and knows persons by the numbers that its messages bear. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Role.SETTING, havingValue = JukiRole.ID)
class JukiRole {
    static final String ID = "juki";

    @Bean
    Role role() {
        return new Role(ID, List.of());
    }
}
