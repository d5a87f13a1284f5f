package jp.sekisho.assembly;

import jp.sekisho.assembly.end.EndInTime;
import jp.sekisho.seal.xml.FastCrypto;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** One gateway process. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
public class Gateway {

    /** Starts the gateway; it runs until the process is told to stop. Whose process it is installs {@link AttachGuard} first. */
    public static ConfigurableApplicationContext run(String... args) {
        FastCrypto.install();
        EndInTime.within(EndInTime.USUAL);
        return SpringApplication.run(Gateway.class, args);
    }
}
