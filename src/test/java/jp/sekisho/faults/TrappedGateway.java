package jp.sekisho.faults;

import java.nio.file.Path;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.seal.xml.FastCrypto;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A gateway process as it is, but for one bean: its waypoints are watched. */
public final class TrappedGateway {
    static final String TRAPS = "sekisho.faults.traps";
    static final String FOLDER = "sekisho.faults.folder";

    private TrappedGateway() {}

    public static void main(String[] arguments) {
        Parent.dieWithIt();
        FastCrypto.install();
        new SpringApplication(Gateway.class, Watch.class).run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Watch {
        @Bean
        Waypoints waypoints() {
            return new TrappedWaypoints(
                    Trap.read(System.getProperty(TRAPS, "")), Path.of(System.getProperty(FOLDER, "")));
        }
    }
}
