package jp.sekisho.operate.jmx;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A connection whose operations are called through {@link LoginMBean#act}, as whoever the token belongs to. */
public final class ActingConnection implements InvocationHandler {
    private static final String INVOKE = "invoke";
    private static final String[] TYPES = {
        String.class.getName(),
        ObjectName.class.getName(),
        String.class.getName(),
        Object[].class.getName(),
        String[].class.getName()
    };

    private final MBeanServerConnection open;
    private final String token;

    private ActingConnection(MBeanServerConnection open, String token) {
        this.open = open;
        this.token = token;
    }

    /** @param token what {@link LoginMBean#login} answered over that connection */
    public static MBeanServerConnection over(MBeanServerConnection open, String token) {
        return (MBeanServerConnection) Proxy.newProxyInstance(
                ActingConnection.class.getClassLoader(),
                new Class<?>[] {MBeanServerConnection.class},
                new ActingConnection(open, token));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals(INVOKE)) {
            Object[] act = {token, arguments[0], arguments[1], arguments[2], arguments[3]};
            return open.invoke(new ObjectName(LoginMBean.NAME), "act", act, TYPES);
        }
        try {
            return method.invoke(open, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
