package jp.sekisho.faults;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that runs one method of a test class, with what is first on its class path: class, method, arguments, which are
 * strings or constants of an enum. Ends with 0 if that passes; else it prints why, and ends with 1.
 */
final class OneTest {
    private OneTest() {}

    public static void main(String[] words) {
        int exit = 0;
        try {
            run(Class.forName(words[0]), words[1], List.of(words).subList(2, words.length));
        } catch (Throwable e) {
            e.printStackTrace();
            exit = 1;
        }
        System.exit(exit);
    }

    private static void run(Class<?> type, String name, List<String> arguments) throws Exception {
        Object test = instance(type);
        List<Field> folders = lineage(type)
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(TempDir.class))
                .toList();
        for (Field folder : folders) {
            folder.setAccessible(true);
            folder.set(test, Files.createTempDirectory("one-test"));
        }
        callAll(test, BeforeAll.class);
        callAll(test, BeforeEach.class);
        Method method = methods(type)
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        call(test, method, values(method.getParameterTypes(), arguments));
        callAll(test, AfterEach.class);
        callAll(test, AfterAll.class);
    }

    /** A nested class stands in an instance of the one around it. */
    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.getParameterCount() == 0
                ? constructor.newInstance()
                : constructor.newInstance(instance(type.getEnclosingClass()));
    }

    private static void callAll(Object test, Class<? extends Annotation> annotation)
            throws ReflectiveOperationException {
        for (Method method : methods(test.getClass())
                .filter(each -> each.isAnnotationPresent(annotation))
                .toList()) {
            call(test, method);
        }
    }

    private static void call(Object test, Method method, Object... values) throws ReflectiveOperationException {
        method.setAccessible(true);
        method.invoke(test, values);
    }

    private static Object[] values(Class<?>[] types, List<String> words) {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = value(types[i], words.get(i));
        }
        return values;
    }

    private static Object value(Class<?> type, String word) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.toString().equals(word))
                        .findFirst()
                        .orElseThrow()
                : word;
    }

    private static Stream<Method> methods(Class<?> type) {
        return lineage(type).flatMap(each -> Arrays.stream(each.getDeclaredMethods()));
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass);
    }
}
