package jp.sekisho.assembly;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.store.Secrets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may use the web console: one user, whose password was generated at the first start. Health can be asked without.
 * What the console may do is said in {@code jolokia-access.xml}.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring {
    static final String USER = "operator";

    private static final String HAWTIO = "/actuator/hawtio";
    private static final String JOLOKIA = "/actuator/jolokia";
    private static final String HEALTH = "/actuator/health";
    private static final String BELOW = "/**";

    @Bean
    Caller caller() {
        return new Caller(ConsoleWiring::loggedIn);
    }

    private static Optional<String> loggedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName);
    }

    /** Only where there is a web console. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Login {
        @Bean
        UserDetailsService operator(Secrets secrets) {
            return new InMemoryUserDetailsManager(User.withUsername(USER)
                    .password("{noop}" + secrets.password(USER))
                    .roles(USER)
                    .build());
        }

        @Bean
        SecurityFilterChain console(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers(Login::isFromAnotherPage)
                            .denyAll()
                            .requestMatchers(HEALTH, HEALTH + BELOW)
                            .permitAll()
                            .requestMatchers(HAWTIO + "/proxy" + BELOW)
                            .denyAll()
                            .requestMatchers(HAWTIO, HAWTIO + BELOW, JOLOKIA, JOLOKIA + BELOW)
                            .authenticated()
                            .anyRequest()
                            .denyAll())
                    .formLogin(form -> form.defaultSuccessUrl(HAWTIO + "/", true))
                    .httpBasic(Customizer.withDefaults())
                    .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                            new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                            PathPatternRequestMatcher.withDefaults().matcher(JOLOKIA + BELOW)))
                    // the console sends no token; instead the cookie stays on this site, and other pages are refused
                    .csrf(tokens -> tokens.ignoringRequestMatchers(
                            JOLOKIA, JOLOKIA + BELOW, HAWTIO + "/jolokia", HAWTIO + "/jolokia" + BELOW))
                    .build();
        }

        private static boolean isFromAnotherPage(HttpServletRequest request) {
            String origin = request.getHeader("Origin");
            return origin != null && !origin.endsWith("://" + request.getHeader("Host"));
        }
    }
}
