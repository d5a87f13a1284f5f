package jp.sekisho.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiFunction;

/** One kept connection of the sink: HTTP/1.1 as far as our client speaks it, at the least cost. Owned by one thread. */
record SinkConnection(Socket socket, BiFunction<String, byte[], byte[]> replies) implements Runnable {
    private static final String LENGTH = "content-length:";

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            OutputStream out = socket.getOutputStream();
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                byte[] reply = replies.apply(request, in.readNBytes(length(in)));
                out.write(response(reply));
                out.flush();
            }
        } catch (IOException e) {
            // the client went away: its tries are its own affair
        }
    }

    /** Reads the headers; answers how long the body is. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        return length;
    }

    /** A line without its end; empty where the stream ends. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static byte[] response(byte[] body) {
        ByteArrayOutputStream response = new ByteArrayOutputStream(body.length + 128);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: " + body.length + "\r\n\r\n";
        response.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        response.writeBytes(body);
        return response.toByteArray();
    }
}
