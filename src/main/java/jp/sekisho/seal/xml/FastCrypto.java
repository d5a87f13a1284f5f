package jp.sekisho.seal.xml;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the fast crypto provider (Amazon Corretto Crypto Provider) in front where it is present and healthy, and leaves the
 * JDK's in place where it is not. The provider is a native library for one platform, hence found by name.
 */
public final class FastCrypto {
    private static final Logger LOG = LoggerFactory.getLogger(FastCrypto.class);
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final String NAME = "AmazonCorrettoCryptoProvider";

    private FastCrypto() {}

    /** Installs, harmlessly if repeated, and returns the name of the provider in front: {@code ACCP} or {@code JDK}. */
    public static synchronized String install() {
        if (Security.getProvider(NAME) != null) {
            return "ACCP";
        }
        return healthy()
                .map(provider -> {
                    Security.insertProviderAt(provider, 1);
                    LOG.info("Fast crypto provider in front provider={}", provider.getInfo());
                    return "ACCP";
                })
                .orElse("JDK");
    }

    private static Optional<Provider> healthy() {
        try {
            Class<?> type = Class.forName(PROVIDER);
            Object provider = type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            return Optional.of((Provider) provider);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.info(
                    "Crypto of the JDK: no healthy fast provider cause={}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
