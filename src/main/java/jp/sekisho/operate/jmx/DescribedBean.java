package jp.sekisho.operate.jmx;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import javax.management.StandardMBean;
import jp.sekisho.error.SekishoException;

/**
 * A bean with the descriptions and names that its interface carries, for consoles to show; its operations are for those who
 * are admitted.
 */
public final class DescribedBean extends StandardMBean {
    private static final Pattern KIND = Pattern.compile("MX?Bean$");

    private final Class<?> type;
    private final Admission admission;

    private <T> DescribedBean(T bean, Class<T> type, Admission admission) {
        super(bean, type, JMX.isMXBeanInterface(type));
        this.type = type;
        this.admission = admission;
    }

    /** To be registered in place of the bean itself. */
    public static <T> Object of(T bean, Class<T> type, Admission admission) {
        return new DescribedBean(bean, type, admission);
    }

    @Override
    public Object invoke(String operation, Object[] arguments, String[] types)
            throws MBeanException, ReflectionException {
        try {
            admission.admit(KIND.matcher(type.getSimpleName()).replaceAll("") + "." + operation);
        } catch (SekishoException e) {
            throw OperatorAction.inWords(e);
        }
        return super.invoke(operation, arguments, types);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return Optional.ofNullable(type.getAnnotation(Described.class))
                .map(Described::value)
                .orElseGet(type::getSimpleName);
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        String getter = (info.isIs() ? "is" : "get") + info.getName();
        return method(getter)
                .map(found -> found.getAnnotation(Described.class))
                .map(Described::value)
                .orElseGet(info::getName);
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return method(info.getName())
                .map(found -> found.getAnnotation(Described.class))
                .map(Described::value)
                .orElseGet(info::getName);
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo info, int position) {
        return parameter(operation, position)
                .map(found -> found.getAnnotation(Described.class))
                .map(Described::value)
                .orElseGet(info::getName);
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo info, int position) {
        return parameter(operation, position).map(Parameter::getName).orElseGet(info::getName);
    }

    private Optional<Parameter> parameter(MBeanOperationInfo operation, int position) {
        return method(operation.getName()).map(found -> found.getParameters()[position]);
    }

    private Optional<Method> method(String name) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst();
    }
}
