package jp.sekisho.demo.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Why the demo cannot start here, in one line each; looked for before anything is started or written. */
public final class Obstacles {
    private Obstacles() {}

    /** Folders that have to be there. */
    public static Optional<String> folders(DemoSettings settings) {
        return folders(List.of(settings.mappings, settings.routes));
    }

    /** What others hold. */
    public static Optional<String> neighbours(DemoSettings settings, Optional<Premises> premises) {
        if (premises.isEmpty()) {
            return Optional.of(settings.data + "/ では別のデモが動いています。 Another demo runs in " + settings.data + "/.");
        }
        return former(settings.data)
                .or(() -> former(settings.jukiData()))
                .or(() -> port(settings.brokerPort, "--broker-port"))
                .or(() -> port(settings.consolePort, "--console-port"))
                .or(() -> port(settings.platformPort, "--platform-port"))
                .or(() -> port(settings.jukiBrokerPort, "--juki-broker-port"))
                .or(() -> port(settings.jukiConsolePort, "--juki-console-port"))
                .or(() -> port(settings.csPort, "--cs-port"))
                .or(() -> port(settings.listenPort, "--listen-port"));
    }

    private static Optional<String> former(Path data) {
        return Premises.formerGateway(data)
                .map(pid -> data + "/ ではゲートウェイ (プロセス " + pid + ") が動いています。 A gateway runs in " + data + "/, process "
                        + pid + ".");
    }

    private static Optional<String> folders(List<Path> folders) {
        return folders.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .findFirst()
                .map(folder -> folder + "/ がありません。クローンの最上位で起動してください。 There is no " + folder
                        + "/: start at the top of the clone.");
    }

    private static Optional<String> port(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("ポート " + port + " は使えません。" + option + " で別の番号を指定してください。 Port " + port
                    + " cannot be used: choose another with " + option + ".");
        }
    }
}
