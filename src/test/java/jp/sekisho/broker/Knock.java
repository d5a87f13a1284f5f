package jp.sekisho.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.sekisho.Patience;

/** A client of bytes alone: what it writes is its own affair. */
final class Knock implements AutoCloseable {
    static final byte[] SASL_HEADER = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
    static final byte[] AMQP_HEADER = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
    static final byte[] CORE_HEADER = "ARTEMIS".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;

    Knock(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) Patience.MILLIS);
    }

    /** Writes as much as the other side takes: it may have closed already. */
    Knock write(byte[]... parts) throws IOException {
        try {
            for (byte[] part : parts) {
                socket.getOutputStream().write(part);
            }
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // closed: the reader sees it, too
        }
        return this;
    }

    /** All that comes until the other side closes; a test that waits for that in vain fails. */
    byte[] answerUntilClosed() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.write(next);
            }
        } catch (SocketException e) {
            // reset is closed
        }
        return all.toByteArray();
    }

    byte[] read(int bytes) throws IOException {
        return socket.getInputStream().readNBytes(bytes);
    }

    /** Reads until these bytes have come, or the other side has closed. */
    boolean hears(byte[] what) throws IOException {
        byte[] last = new byte[what.length];
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = (byte) next;
            if (Arrays.equals(last, what)) {
                return true;
            }
        }
        return false;
    }

    /** A SASL frame that holds a {@code sasl-init} of PLAIN. */
    static byte[] saslInit(String user, String password) {
        byte[] mechanism = "PLAIN".getBytes(StandardCharsets.US_ASCII);
        byte[] response = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        ByteBuffer fields = ByteBuffer.allocate(response.length + 64)
                .put((byte) 0xa3)
                .put((byte) mechanism.length)
                .put(mechanism)
                .put((byte) 0xb0)
                .putInt(response.length)
                .put(response);
        byte[] list = Arrays.copyOf(fields.array(), fields.position());
        ByteBuffer body = ByteBuffer.allocate(list.length + 16)
                .put(new byte[] {0, 0x53, 0x41, (byte) 0xd0})
                .putInt(list.length + 4)
                .putInt(2)
                .put(list);
        return frame(1, Arrays.copyOf(body.array(), body.position()));
    }

    static byte[] frame(int type, byte[] body) {
        return ByteBuffer.allocate(body.length + 8)
                .putInt(body.length + 8)
                .put(new byte[] {2, (byte) type, 0, 0})
                .put(body)
                .array();
    }

    /** An {@code open} with a container id and nothing else. */
    static byte[] open() {
        return frame(0, new byte[] {0, 0x53, 0x10, (byte) 0xc0, 4, 1, (byte) 0xa1, 1, 'x'});
    }

    static byte[] packet(int type, long channel, byte[] rest) {
        return ByteBuffer.allocate(rest.length + 13)
                .putInt(rest.length + 9)
                .put((byte) type)
                .putLong(channel)
                .put(rest)
                .array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
