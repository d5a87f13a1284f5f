package jp.sekisho.transport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** Frames on a TLS connection: a verb, a resource, the content; back come a status and the answer. */
final class FramedTransport implements Transport {
    private static final int MILLIS = 20_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int TAKEN = 0;
    private static final int CLOSED = 1;
    private static final int NEVER = 2;
    private static final int NOTHING_THERE = 3;
    private static final byte[] EMPTY = {};

    private final URI address;
    private final SSLContext tls;

    FramedTransport(URI address, SSLContext tls) {
        this.address = address;
        this.tls = tls;
    }

    private record Answer(int status, byte[] content) {
        byte[] taken() {
            return switch (status) {
                case TAKEN -> content;
                case CLOSED -> throw Finding.of(TransportError.CLOSED).asException();
                case NEVER ->
                    throw Finding.of(TransportError.REJECTED, "status", status).asException();
                default ->
                    throw Finding.of(TransportError.FAULT, "cause", "status " + status)
                            .asException();
            };
        }
    }

    @Override
    public byte[] ask(String resource, byte[] content) {
        return exchanged("ask", resource, content).taken();
    }

    @Override
    public void tell(String resource, byte[] content) {
        exchanged("tell", resource, content).taken();
    }

    @Override
    public Optional<byte[]> one(String resource) {
        Answer answer = exchanged("one", resource, EMPTY);
        return answer.status() == NOTHING_THERE ? Optional.empty() : Optional.of(answer.taken());
    }

    @Override
    public byte[] page(String collection, long after, int most) {
        return exchanged("page", collection + " " + after + " " + most, EMPTY).taken();
    }

    @Override
    public boolean reachable() {
        try {
            return exchanged("status", "", EMPTY).status() == TAKEN;
        } catch (SekishoException e) {
            return false;
        }
    }

    /** Until the first byte is written nothing has left; from then on nobody knows. */
    private Answer exchanged(String verb, String resource, byte[] content) {
        TransportError ifItFails = TransportError.UNREACHED;
        try (Socket socket = tls.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            ((javax.net.ssl.SSLSocket) socket).startHandshake();
            ifItFails = TransportError.FAULT;
            out.writeUTF(verb);
            out.writeUTF(resource);
            out.writeInt(content.length);
            out.write(content);
            out.flush();
            return answer(new DataInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new SekishoException(
                    Finding.of(ifItFails, "cause", e.getClass().getSimpleName()), e);
        }
    }

    private static Answer answer(DataInputStream in) throws IOException {
        int status = in.readByte();
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("an answer of " + length + " bytes");
        }
        return new Answer(status, in.readNBytes(length));
    }
}
