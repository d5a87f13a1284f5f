package jp.sekisho.assembly.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Login;
import jp.sekisho.operate.access.Logins;
import jp.sekisho.operate.access.Person;
import jp.sekisho.operate.jmx.Actor;
import jp.sekisho.operate.jmx.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The web console. It needs an account; only the health page does not. {@code jolokia-access.xml} lists the beans and operations
 * that it reaches, and {@link jp.sekisho.operate.access.Rights} which of them each role may call.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring {
    private static final String HAWTIO = "/actuator/hawtio";
    private static final String JOLOKIA = "/actuator/jolokia";
    private static final String HEALTH = "/actuator/health";
    private static final String BELOW = "/**";

    @Bean
    Caller caller(Logins logins) {
        return new Caller(() -> loggedIn(SecurityContextHolder.getContext().getAuthentication(), logins)
                .map(person -> new Actor(Way.CONSOLE, person)));
    }

    private static Optional<Person> loggedIn(@Nullable Authentication login, Logins logins) {
        return Optional.ofNullable(login)
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getPrincipal)
                .filter(Login.class::isInstance)
                .map(Login.class::cast)
                .flatMap(logins::person);
    }

    /** Only where there is a web console. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Pages {
        @Bean
        AuthenticationProvider consoleLogin(Logins logins) {
            return new ConsoleLogin(logins);
        }

        @Bean
        SecurityFilterChain console(HttpSecurity http, Logins logins) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers(Pages::isFromAnotherPage)
                            .denyAll()
                            .requestMatchers(HEALTH, HEALTH + BELOW)
                            .permitAll()
                            .requestMatchers(HAWTIO + "/proxy" + BELOW)
                            .denyAll()
                            .requestMatchers(HAWTIO, HAWTIO + BELOW, JOLOKIA, JOLOKIA + BELOW)
                            .access((login, request) -> new AuthorizationDecision(
                                    loggedIn(login.get(), logins).isPresent()))
                            .anyRequest()
                            .denyAll())
                    .formLogin(form -> form.defaultSuccessUrl(HAWTIO + "/", true))
                    .httpBasic(basic -> basic.authenticationEntryPoint(ConsoleLogin::refused))
                    .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                    new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                    PathPatternRequestMatcher.withDefaults().matcher(JOLOKIA + BELOW))
                            .accessDeniedHandler((request, response, denied) -> refuse(request, response, logins)))
                    // the console sends no token; instead the cookie stays on this site, and other pages are refused
                    .csrf(tokens -> tokens.ignoringRequestMatchers(
                            JOLOKIA, JOLOKIA + BELOW, HAWTIO + "/jolokia", HAWTIO + "/jolokia" + BELOW))
                    .build();
        }

        /** A session whose account has changed ends, so that the browser may log in anew. */
        private static void refuse(HttpServletRequest request, HttpServletResponse response, Logins logins) {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            if (loggedIn(login, logins).isPresent()) {
                response.setStatus(HttpStatus.FORBIDDEN.value());
            } else {
                new SecurityContextLogoutHandler().logout(request, response, login);
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            }
        }

        private static boolean isFromAnotherPage(HttpServletRequest request) {
            String origin = request.getHeader("Origin");
            return origin != null && !origin.endsWith("://" + request.getHeader("Host"));
        }
    }
}
