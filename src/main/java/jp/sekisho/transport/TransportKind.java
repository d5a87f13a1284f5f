package jp.sekisho.transport;

import java.net.URI;

/** The transports, by the word that {@code transport:} in a link's file says, in lower case. */
public enum TransportKind {
    /** HTTPS with client certificates. */
    HTTPS {
        @Override
        public boolean leadsTo(URI address) {
            return "https".equals(address.getScheme()) && address.getHost() != null && isPlain(address);
        }

        /** Resources are appended to it, and who we are is said by a certificate. */
        private boolean isPlain(URI address) {
            return address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        }

        @Override
        public Transport open(Access access) {
            return new HttpsTransport(access.address(), access.tls());
        }
    };

    /** Whether an address is of the form that this transport takes. */
    public abstract boolean leadsTo(URI address);

    /** The way to one party; nothing is connected yet. */
    public abstract Transport open(Access access);
}
