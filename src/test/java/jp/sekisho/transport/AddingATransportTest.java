package jp.sekisho.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BinaryOperator;
import javax.net.ssl.SSLServerSocket;
import jp.sekisho.DemoKeys;
import jp.sekisho.PageCode;
import jp.sekisho.Ports;
import jp.sekisho.seal.keys.TlsIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of {@code adding-a-transport.md} does what the page says, and is what the page shows. */
class AddingATransportTest {
    private static final byte[] SEALED = "sealed".getBytes(UTF_8);

    @TempDir
    static Path certs;

    @Test
    void the_page_shows_the_class_that_is_tried_here() {
        assertThat(PageCode.of("adding-a-transport.md", "java"))
                .contains(PageCode.classIn("transport/FramedTransport.java"));
    }

    @Test
    void what_is_sent_arrives_and_the_answer_comes_back() throws Exception {
        try (Counterpart counterpart = new Counterpart((verb, resource) -> "0 " + verb + " of " + resource)) {
            Transport transport = counterpart.reached();

            assertThat(transport.ask("inquiry", SEALED)).isEqualTo("ask of inquiry".getBytes(UTF_8));
            transport.tell("confirmations", SEALED);
            assertThat(transport.one("receipts/1")).hasValue("one of receipts/1".getBytes(UTF_8));
            assertThat(transport.page("results", 4, 50)).isEqualTo("page of results 4 50".getBytes(UTF_8));
            assertThat(transport.reachable()).isTrue();
        }
    }

    @Test
    void what_became_of_it_is_said_as_the_gateway_needs_it() throws Exception {
        assertThat(failing("1 ")).isEqualTo(TransportError.CLOSED.wire());
        assertThat(failing("2 ")).isEqualTo(TransportError.REJECTED.wire());
        assertThat(failing("9 ")).isEqualTo(TransportError.FAULT.wire());
        assertThat(failing("")).isEqualTo(TransportError.FAULT.wire());
        try (Counterpart counterpart = new Counterpart((verb, resource) -> "3 ")) {
            assertThat(counterpart.reached().one("receipts/1")).isEmpty();
        }
    }

    @Test
    void nobody_there_means_that_nothing_has_left() {
        Transport transport = new FramedTransport(
                URI.create("frames://localhost:" + Ports.free()),
                DemoKeys.tls(certs, DemoKeys.GATEWAY).context());

        assertThatThrownBy(() -> transport.ask("inquiry", SEALED))
                .hasMessageStartingWith(TransportError.UNREACHED.wire());
        assertThat(transport.reachable()).isFalse();
    }

    private static String failing(String answer) throws IOException {
        try (Counterpart counterpart = new Counterpart((verb, resource) -> answer)) {
            Transport transport = counterpart.reached();
            try {
                transport.ask("inquiry", SEALED);
                return "nothing";
            } catch (jp.sekisho.error.SekishoException e) {
                return e.code().wire();
            }
        }
    }

    /** Answers each frame with a status and a text; with no text at all it hangs up. */
    private static final class Counterpart implements AutoCloseable {
        private final ServerSocket socket;
        private final BinaryOperator<String> says;

        Counterpart(BinaryOperator<String> says) throws IOException {
            TlsIdentity identity = DemoKeys.tls(certs, DemoKeys.PLATFORM);
            SSLServerSocket listening = (SSLServerSocket) identity.context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            listening.setSSLParameters(identity.serverParameters());
            this.socket = listening;
            this.says = says;
            Thread thread = new Thread(this::serve, "counterpart");
            thread.setDaemon(true);
            thread.start();
        }

        Transport reached() {
            return new FramedTransport(
                    URI.create("frames://localhost:" + socket.getLocalPort()),
                    DemoKeys.tls(certs, DemoKeys.GATEWAY).context());
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    DataInputStream in = new DataInputStream(connection.getInputStream());
                    String said = says.apply(in.readUTF(), in.readUTF());
                    in.readNBytes(in.readInt());
                    if (!said.isEmpty()) {
                        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
                        byte[] content = said.substring(2).getBytes(UTF_8);
                        out.writeByte(said.charAt(0) - '0');
                        out.writeInt(content.length);
                        out.write(content);
                        out.flush();
                    }
                } catch (IOException e) {
                    // closed, or the other side has gone
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
