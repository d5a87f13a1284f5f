package jp.sekisho.operate.jmx;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** A bean with the descriptions and names that its interface carries, for consoles to show. */
public final class DescribedBean extends StandardMBean {
    private final Class<?> type;

    private <T> DescribedBean(T bean, Class<T> type) {
        super(bean, type, true);
        this.type = type;
    }

    /** To be registered in place of the bean itself. */
    public static <T> Object of(T bean, Class<T> type) {
        return new DescribedBean(bean, type);
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
