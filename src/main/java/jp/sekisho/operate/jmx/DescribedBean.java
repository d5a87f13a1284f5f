package jp.sekisho.operate.jmx;

import java.util.Optional;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.StandardMBean;

/** A bean with the descriptions that its interface carries, for consoles to show. */
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
        try {
            return Optional.ofNullable(type.getMethod("get" + info.getName()).getAnnotation(Described.class))
                    .map(Described::value)
                    .orElseGet(info::getName);
        } catch (NoSuchMethodException e) {
            return info.getName();
        }
    }
}
