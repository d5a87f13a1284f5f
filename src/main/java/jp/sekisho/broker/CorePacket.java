package jp.sekisho.broker;

import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.*;

import io.netty.buffer.ByteBuf;
import java.util.Set;

/**
 * The head of a packet of the core protocol: its size, type and channel. The broker's code also serves other brokers: it
 * obeys them without a login, on the channels of sessions even. A client needs none of that.
 *
 * @param size all of it, its length field included
 */
record CorePacket(long size, byte type, long channel) {
    /** Bytes of length, type and channel. */
    static final int HEADER = 4 + 1 + 8;

    private static final int LENGTH_FIELD = 4;
    private static final long OF_THE_CONNECTION = 0;
    private static final long OF_SESSIONS_TO_BE = 1;
    private static final long FIRST_OF_A_SESSION = 10;

    private static final Set<Byte> ON_THE_CONNECTION = Set.of(PING, SUBSCRIBE_TOPOLOGY, SUBSCRIBE_TOPOLOGY_V2);
    private static final Set<Byte> FOR_A_SESSION =
            Set.of(CREATESESSION, CREATESESSION_V2, REATTACH_SESSION, CHECK_FOR_FAILOVER);
    private static final Set<Byte> OTHERS_WITHIN_A_SESSION = Set.of(
            PACKETS_CONFIRMED,
            CREATE_QUEUE,
            CREATE_QUEUE_V2,
            CREATE_SHARED_QUEUE,
            CREATE_SHARED_QUEUE_V2,
            CREATE_ADDRESS,
            DELETE_QUEUE,
            SESS_ADD_METADATA,
            SESS_ADD_METADATA2,
            SESS_UNIQUE_ADD_METADATA,
            CREATE_PRODUCER,
            REMOVE_PRODUCER);

    static CorePacket at(ByteBuf in) {
        int start = in.readerIndex();
        return new CorePacket(
                in.getInt(start) + (long) LENGTH_FIELD,
                in.getByte(start + LENGTH_FIELD),
                in.getLong(start + LENGTH_FIELD + 1));
    }

    /** Whether a client sends such a packet, before it has logged in or afterwards. */
    boolean isAClients(boolean loggedIn) {
        if (size < HEADER) {
            return false;
        }
        if (channel == OF_THE_CONNECTION) {
            return ON_THE_CONNECTION.contains(type);
        }
        return channel == OF_SESSIONS_TO_BE
                ? FOR_A_SESSION.contains(type)
                : loggedIn && channel >= FIRST_OF_A_SESSION && isWithinASession();
    }

    private boolean isWithinASession() {
        return type >= SESS_XA_FAILED && type <= SESS_PRODUCER_FAIL_CREDITS || OTHERS_WITHIN_A_SESSION.contains(type);
    }
}
