package jp.sekisho.transport.listen;

/** Hears of everything that is turned away. Called from threads that serve others, too: must not throw, nor wait. */
@FunctionalInterface
public interface Refusals {
    /**
     * @param remoteAddress as far as the connection says
     * @param proven whether the connection has shown the counterpart's certificate
     */
    void refused(Refusal what, String remoteAddress, boolean proven);
}
