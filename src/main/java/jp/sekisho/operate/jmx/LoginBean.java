package jp.sekisho.operate.jmx;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.AccessError;
import jp.sekisho.operate.access.Accounts;
import jp.sekisho.operate.access.Attempt;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Logins;
import jp.sekisho.operate.access.Person;

/** Lets people in over local JMX, and calls beans on their behalf. Thread safe. */
public final class LoginBean implements LoginMBean {
    private static final String SOURCE = "local";
    private static final String DOMAIN = "jp.sekisho";

    private static final List<What> FAILED = List.of(What.BAD_CREDENTIALS, What.TOO_MANY_FAILURES, What.NOT_IN_USE);

    private final Logins logins;
    private final Accounts accounts;
    private final Supplier<SortedMap<String, Long>> refused;
    private final Calls calls;
    private final Sessions sessions;

    /** By whom, and of whom, operations are called. */
    public record Calls(Caller caller, MBeanServer server) {}

    /** @param refused how many attempts of each kind were refused since the start */
    public LoginBean(Logins logins, Accounts accounts, Supplier<SortedMap<String, Long>> refused, Calls calls) {
        this.logins = logins;
        this.accounts = accounts;
        this.refused = refused;
        this.calls = calls;
        this.sessions = new Sessions(System::nanoTime);
    }

    @Override
    public SortedMap<String, Long> getRefused() {
        return refused.get();
    }

    @Override
    public long getFailedLogins() {
        SortedMap<String, Long> counts = refused.get();
        return FAILED.stream()
                .mapToLong(what -> counts.getOrDefault(what.name(), 0L))
                .sum();
    }

    @Override
    public int getSessions() {
        return sessions.count();
    }

    @Override
    public int getAccounts() {
        return accounts.count();
    }

    @Override
    public String getAccountsProblem() {
        return accounts.problem().map(Finding::toString).orElse("");
    }

    @Override
    public String login(String user, String password) {
        try {
            return sessions.begin(logins.login(new Attempt(user, password, Way.LOCAL, SOURCE)));
        } catch (SekishoException e) {
            throw OperatorAction.inWords(e);
        }
    }

    @Override
    public Object act(String token, ObjectName bean, String operation, Object[] arguments, String[] types)
            throws JMException {
        Person person = sessions.use(token).flatMap(logins::person).orElseThrow(() -> {
            sessions.end(token);
            return OperatorAction.inWords(Finding.of(AccessError.SESSION_ENDED).asException());
        });
        if (!bean.getDomain().equals(DOMAIN)) {
            throw new IllegalArgumentException("not a bean of the gateway");
        }
        try {
            return calls.caller.as(
                    new Actor(Way.LOCAL, person), () -> calls.server.invoke(bean, operation, arguments, types));
        } catch (RuntimeMBeanException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public void logout(String token) {
        sessions.end(token);
    }
}
