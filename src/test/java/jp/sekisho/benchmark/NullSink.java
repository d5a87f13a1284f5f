package jp.sekisho.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import jp.sekisho.DemoKeys;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.keys.TlsIdentity;
import jp.sekisho.seal.xml.FastCrypto;

/**
 * The counterpart, which forgets: over HTTPS with client certificates it opens each inquiry, verifies it, gives a sealed
 * receipt, and has never an answer. It says its port, then answers {@code count} and {@code bytes}: inquiries received, and
 * their sealed bytes.
 */
public final class NullSink {
    private static final String RECEIPT =
            "<receipt xmlns=\"urn:sekisho:protocol:1\"><受付番号>202610010000000001</受付番号></receipt>";
    private static final String NOTHING = "<results xmlns=\"urn:sekisho:protocol:1\"></results>";

    private final Seal seal;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    private NullSink(Seal seal) {
        this.seal = seal;
    }

    public static void main(String[] arguments) throws IOException {
        Dialogue dialogue = Dialogue.begin();
        FastCrypto.install();
        Path certs = Path.of(arguments[0]);
        NullSink sink = new NullSink(DemoKeys.seal(certs, DemoKeys.PLATFORM));
        SSLServerSocket door = door(DemoKeys.tls(certs, DemoKeys.PLATFORM));
        Thread doorkeeper = new Thread(() -> sink.receive(door), "door");
        doorkeeper.setDaemon(true);
        doorkeeper.start();
        dialogue.say(door.getLocalPort());
        dialogue.listen(line -> dialogue.say(line.equals("bytes") ? sink.bytes.get() : sink.count.get()));
    }

    private static SSLServerSocket door(TlsIdentity identity) throws IOException {
        SSLServerSocket door = (SSLServerSocket)
                identity.context().getServerSocketFactory().createServerSocket(0, 64, InetAddress.getLoopbackAddress());
        door.setSSLParameters(identity.serverParameters());
        return door;
    }

    private void receive(SSLServerSocket door) {
        try {
            while (true) {
                SSLSocket socket = (SSLSocket) door.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(new SinkConnection(socket, this::reply), "connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] reply(String request, byte[] body) {
        if (request.startsWith("POST /platform/v1/inquiry ")) {
            return receipt(body);
        }
        String reply = request.startsWith("GET /platform/v1/status ") ? "OPEN" : NOTHING;
        return reply.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] receipt(byte[] sealed) {
        Letter inquiry = seal.unseal(sealed);
        String id = inquiry.head().messageId();
        byte[] receipt = seal.seal(
                seal.reply("inquiry-receipt", "receipt-" + id, id, inquiry.bodyDigest()),
                RECEIPT.getBytes(StandardCharsets.UTF_8));
        count.incrementAndGet();
        bytes.addAndGet(sealed.length);
        return receipt;
    }
}
