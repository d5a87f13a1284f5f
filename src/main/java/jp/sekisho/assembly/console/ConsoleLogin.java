package jp.sekisho.assembly.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.AccessError;
import jp.sekisho.operate.access.Attempt;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Login;
import jp.sekisho.operate.access.Logins;
import jp.sekisho.operate.access.Slowdown;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Logs people in to the web console, by its form or by HTTP Basic. */
final class ConsoleLogin implements AuthenticationProvider {
    private static final String CHALLENGE = "Basic realm=\"sekisho\"";

    private final Logins logins;

    ConsoleLogin(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        try {
            Login login = logins.login(new Attempt(
                    attempt.getName(), String.valueOf(attempt.getCredentials()), Way.CONSOLE, source(attempt)));
            return UsernamePasswordAuthenticationToken.authenticated(
                    login,
                    null,
                    logins.person(login).stream()
                            .flatMap(person -> person.roles().stream())
                            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                            .collect(Collectors.toSet()));
        } catch (SekishoException e) {
            throw asRefusal(e.finding());
        }
    }

    private static AuthenticationException asRefusal(Finding why) {
        String said = why.code().wire() + " " + why.japanese() + " " + why.english();
        return why.code() == AccessError.TOO_MANY_FAILURES
                ? new LockedException(said)
                : new BadCredentialsException(said);
    }

    private static String source(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }

    /** What HTTP Basic gets: 429 where the password was not looked at, 401 where it is wrong or absent. */
    static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        if (why instanceof LockedException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Slowdown.LONGEST.toSeconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
