package jp.sekisho;

import java.security.Security;
import jp.sekisho.seal.xml.FastCrypto;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests have the crypto provider that the product has; with the JDK's alone, whose keys take seconds to make, they do as they ask. */
public final class FastCryptoForTests implements BeforeAllCallback {
    private static final String NAME = "AmazonCorrettoCryptoProvider";

    @Override
    public void beforeAll(ExtensionContext context) {
        FastCrypto.install();
    }

    /** What is done without it. */
    @FunctionalInterface
    public interface Deed {
        void run() throws Exception;
    }

    /** Does something with the JDK's providers alone. */
    public static void without(Deed deed) throws Exception {
        Security.removeProvider(NAME);
        try {
            deed.run();
        } finally {
            FastCrypto.install();
        }
    }
}
