package jp.sekisho.assembly;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.AccessError;
import org.jspecify.annotations.Nullable;

/**
 * Guards the JMX beans of this process. A client that attaches to it may read every bean, but may call operations of the gateway's
 * own beans only, and these ask for a login. So it cannot pause a queue or change a route through the beans of Camel, the broker
 * or the JVM. Calls from within the process are not checked. The JVM makes one for each MBean server. Thread safe.
 */
public final class AttachGuard extends MBeanServerBuilder {
    private static final String BUILDER = "javax.management.builder.initial";
    private static final String OURS = "jp.sekisho";
    private static final String INVOKE = "invoke";
    private static final Set<String> LOOKS = Set.of(
            "addNotificationListener",
            "getAttribute",
            "getAttributes",
            "getClassLoader",
            "getClassLoaderFor",
            "getClassLoaderRepository",
            "getDefaultDomain",
            "getDomains",
            "getMBeanCount",
            "getMBeanInfo",
            "getObjectInstance",
            "isInstanceOf",
            "isRegistered",
            "queryMBeans",
            "queryNames",
            "removeNotificationListener");

    /**
     * Guards the platform's beans. To be called before anything asks for them.
     *
     * @throws jp.sekisho.error.SekishoException START-011 if something has: an agent, or a setting of the Java machine
     */
    public static void install() {
        System.setProperty(BUILDER, AttachGuard.class.getName());
        if (!isGuarded(ManagementFactory.getPlatformMBeanServer())) {
            throw Finding.of(AssemblyError.UNGUARDED).asException();
        }
    }

    private static boolean isGuarded(MBeanServer server) {
        return Proxy.isProxyClass(server.getClass()) && Proxy.getInvocationHandler(server) instanceof Guarded;
    }

    private record Guarded(MBeanServer server) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return call(server, method, arguments);
        }
    }

    @Override
    public MBeanServer newMBeanServer(String domain, MBeanServer outer, MBeanServerDelegate delegate) {
        MBeanServer server = super.newMBeanServer(domain, outer, delegate);
        return (MBeanServer) Proxy.newProxyInstance(
                AttachGuard.class.getClassLoader(), new Class<?>[] {MBeanServer.class}, new Guarded(server));
    }

    private static @Nullable Object call(MBeanServer server, Method method, Object[] arguments) throws Throwable {
        if (!LOOKS.contains(method.getName()) && !isOurs(method, arguments) && isFromOutside()) {
            Finding why = Finding.of(AccessError.NO_LOGIN);
            throw new SecurityException(why.code().wire() + "  " + why.japanese() + "  " + why.english());
        }
        try {
            return method.invoke(server, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static boolean isOurs(Method method, Object[] arguments) {
        return method.getName().equals(INVOKE)
                && ((ObjectName) arguments[0]).getDomain().equals(OURS);
    }

    private static boolean isFromOutside() {
        try {
            RemoteServer.getClientHost();
            return true;
        } catch (ServerNotActiveException e) {
            return false;
        }
    }
}
