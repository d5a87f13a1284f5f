package jp.sekisho.transport.listen;

import javax.net.ssl.SSLParameters;

/** What is asked of every connection to us. */
final class ServerTls {
    private ServerTls() {}

    /** TLS 1.3 or 1.2, and a certificate from the client. */
    static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setNeedClientAuth(true);
        return parameters;
    }
}
