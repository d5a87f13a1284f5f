package jp.sekisho.transport;

import java.net.URI;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What a transport needs to reach one party.
 *
 * @param address without a slash at its end, such as {@code https://localhost:8443/platform/v1}
 * @param tls who we are on a connection and whom we talk to; asked for by transports that use TLS
 */
public record Access(URI address, Supplier<SSLContext> tls) {}
