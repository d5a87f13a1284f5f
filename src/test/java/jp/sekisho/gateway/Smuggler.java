package jp.sekisho.gateway;

import java.lang.reflect.Field;
import java.util.Map;
import jp.sekisho.broker.EmbeddedBroker;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/** Puts messages into doors past the guard that would refuse them, as a broker of a former version may have left them. */
final class Smuggler {
    private final ActiveMQServer server;

    Smuggler(EmbeddedBroker broker) throws ReflectiveOperationException {
        Field inside = EmbeddedBroker.class.getDeclaredField("server");
        inside.setAccessible(true);
        server = (ActiveMQServer) inside.get(broker);
    }

    /** A message of a type that JMS does not know. */
    void put(String queue, int type, Map<String, Object> properties) throws Exception {
        CoreMessage message = new CoreMessage(server.getStorageManager().generateID(), 64);
        message.setAddress(queue);
        message.setRoutingType(RoutingType.ANYCAST);
        message.setType((byte) type);
        message.setDurable(true);
        message.setPriority((byte) 4);
        properties.forEach(message::putObjectProperty);
        server.getPostOffice().route(message, false);
    }

    /** Removes a queue under its readers. */
    void remove(String queue) throws Exception {
        server.destroyQueue(SimpleString.of(queue), null, false);
    }
}
