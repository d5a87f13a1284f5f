package jp.sekisho.benchmark;

import java.io.File;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which crypto provider a process finds on its class path. */
enum Crypto {
    /** Amazon Corretto Crypto Provider, in front of the JDK's. */
    ACCP,
    /** The JDK's own. */
    JDK;

    private static final String FAST = "AmazonCorrettoCryptoProvider";
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    String classPath() {
        return Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> this == ACCP || !entry.contains(FAST))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
