package jp.sekisho.routes.door;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.routes.RouteError;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.jms.JmsBinding;
import org.apache.camel.component.jms.JmsEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * What Camel sees of a message at a door: the properties that the door knows, and nothing else. Camel, JMS and the broker
 * take orders from headers (where to reply, send or go next), and the sender of a message is not the one to give them. A
 * door makes no JMS message either, so that it can never send one with the gateway's rights.
 */
public final class DoorBinding extends JmsBinding {
    public DoorBinding(JmsEndpoint door) {
        super(door);
    }

    @Override
    public Map<String, Object> extractHeadersFromJms(Message message, Exchange exchange) {
        Map<String, Object> headers = new HashMap<>();
        try {
            for (String name : DoorProperties.ALL) {
                String value = DoorProperties.text(message, name);
                if (!value.isEmpty()) {
                    headers.put(name, value);
                }
            }
        } catch (JMSException e) {
            throw new RuntimeCamelException(e);
        }
        return headers;
    }

    /** The first step of the route opens the message itself. */
    @Override
    public @Nullable Object extractBodyFromJms(Exchange exchange, Message message) {
        return null;
    }

    @Override
    public Message makeJmsMessage(Exchange exchange, Session session) {
        throw RouteError.DOOR_SENDS.exception();
    }

    @Override
    public Message makeJmsMessage(
            Exchange exchange, org.apache.camel.Message message, Session session, @Nullable Exception cause) {
        throw RouteError.DOOR_SENDS.exception();
    }
}
