package jp.sekisho.routes.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoorPropertiesTest {
    @Test
    void areBoundedOneByOne() throws JMSException {
        assertThat(DoorProperties.areBounded(having(Map.of("a", "x".repeat(8_191)))))
                .isTrue();
        assertThat(DoorProperties.areBounded(having(Map.of("a", "x".repeat(8_192)))))
                .isFalse();
        assertThat(DoorProperties.areBounded(having(Map.of("a", new byte[8_192]))))
                .isFalse();
        assertThat(DoorProperties.areBounded(having(Map.of("x".repeat(8_192), 1))))
                .isFalse();
    }

    @Test
    void areBoundedInSum() throws JMSException {
        assertThat(DoorProperties.areBounded(having(numbered(4, "x".repeat(8_000)))))
                .isTrue();
        assertThat(DoorProperties.areBounded(having(numbered(5, "x".repeat(8_000)))))
                .isFalse();
    }

    @Test
    void areBoundedInNumber() throws JMSException {
        assertThat(DoorProperties.areBounded(having(numbered(64, 1)))).isTrue();
        assertThat(DoorProperties.areBounded(having(numbered(65, 1)))).isFalse();
    }

    @Test
    void theBrokersOwnDoNotCount() throws JMSException {
        assertThat(DoorProperties.areBounded(having(Map.of("_AMQ_LARGE", "x".repeat(100_000)))))
                .isTrue();
    }

    private static Map<String, Object> numbered(int number, Object value) {
        return IntStream.range(0, number).boxed().collect(Collectors.toMap(i -> "p" + i, i -> value));
    }

    private static Message having(Map<String, Object> properties) {
        return (Message) Proxy.newProxyInstance(
                Message.class.getClassLoader(),
                new Class<?>[] {Message.class},
                (self, method, arguments) -> method.getName().equals("getPropertyNames")
                        ? Collections.enumeration(properties.keySet())
                        : properties.get((String) arguments[0]));
    }
}
