package jp.sekisho.operate.jmx;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A gateway process on this machine, reached through the local JMX of its Java machine: only its own user can. */
public final class RunningGateway implements AutoCloseable {
    // a connection that is looked after in the background would say on the error stream that its gateway has gone
    private static final Map<String, ?> UNCHECKED = Map.of("jmx.remote.x.client.connection.check.period", 0L);
    private static final String PID_FILE = "gateway.pid";

    private final JMXConnector connector;

    private RunningGateway(JMXConnector connector) {
        this.connector = connector;
    }

    /** The process that says it runs on this data folder, if it is alive. */
    public static Optional<Long> pid(Path data) throws IOException {
        Path file = data.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readString(file).strip());
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::pid);
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

    /** A bean of the gateway. */
    public <T> T bean(String name, Class<T> type) throws IOException {
        return JMX.newMXBeanProxy(connector.getMBeanServerConnection(), named(name), type);
    }

    /** Whether the gateway has a bean of that name. */
    public boolean has(String name) throws IOException {
        return connector.getMBeanServerConnection().isRegistered(named(name));
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
        connector.close();
    }
}
