package jp.sekisho.operate.jmx;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A gateway process on this machine, reached through the local JMX of its Java machine: only its own user can, and sees how
 * it stands. Who acts logs in first. Not thread safe.
 */
public final class RunningGateway implements AutoCloseable {
    // a connection that is looked after in the background would say on the error stream that its gateway has gone
    private static final Map<String, ?> UNCHECKED = Map.of("jmx.remote.x.client.connection.check.period", 0L);
    private static final String PID_FILE = "gateway.pid";

    private final JMXConnector connector;
    private Optional<String> token = Optional.empty();

    private RunningGateway(JMXConnector connector) {
        this.connector = connector;
    }

    /** The process that says it runs on this data folder; empty if it is not alive, or its file holds no number. */
    public static Optional<Long> pid(Path data) throws IOException {
        Path file = data.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(file).strip())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid);
    }

    /** Connects to a gateway process. */
    public static RunningGateway connect(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new RunningGateway(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()), UNCHECKED));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    /**
     * Logs in: beans that are asked for from now on are called as this person.
     *
     * @throws IllegalArgumentException if the gateway does not let them in: why, in both languages
     */
    public void login(String user, String password) throws IOException {
        token = Optional.of(login().login(user, password));
    }

    private LoginMBean login() throws IOException {
        return JMX.newMBeanProxy(connector.getMBeanServerConnection(), named(LoginMBean.NAME), LoginMBean.class);
    }

    /** A bean of the gateway. */
    public <T> T bean(String name, Class<T> type) throws IOException {
        MBeanServerConnection open = connector.getMBeanServerConnection();
        MBeanServerConnection used =
                token.map(mine -> ActingConnection.over(open, mine)).orElse(open);
        return JMX.newMXBeanProxy(used, named(name), type);
    }

    /** Whether the gateway has a bean of that name. */
    public boolean has(String name) throws IOException {
        return connector.getMBeanServerConnection().isRegistered(named(name));
    }

    /** The names of the gateway's beans that a pattern matches, in alphabetical order. */
    public List<String> names(String pattern) throws IOException {
        return connector.getMBeanServerConnection().queryNames(named(pattern), null).stream()
                .map(ObjectName::getCanonicalName)
                .sorted()
                .toList();
    }

    private static ObjectName named(String name) {
        try {
            return new ObjectName(name);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (token.isPresent()) {
                login().logout(token.get());
            }
        } catch (UndeclaredThrowableException e) {
            token = Optional.empty(); // the gateway has gone, and the login with it
        } finally {
            connector.close();
        }
    }
}
