package jp.sekisho.demo.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.demo.cs.CsSettings;
import jp.sekisho.demo.platform.PlatformSettings;

/**
 * One of the demo's two gateways, which run nothing in common.
 *
 * @param teller under which name the demo tells of it
 * @param data where it keeps all that is its own
 * @param log where its process writes what it says
 * @param settings what it is started with: key=value, without the prefix that all have
 */
public record GatewayPlan(String teller, Path data, Path log, List<String> settings) {
    /** 市中間サーバ. */
    public static GatewayPlan city(DemoSettings demo) {
        return plan(
                demo,
                "gateway",
                demo.data,
                demo.gatewayLog(),
                List.of(
                        "role=city",
                        "certs=" + demo.ring().toAbsolutePath(),
                        "broker.port=" + demo.brokerPort,
                        "console.port=" + demo.consolePort,
                        "city.population=" + demo.population,
                        "city.seed=" + demo.seed,
                        "links.platform=https://localhost:" + demo.platformPort + PlatformSettings.BASE,
                        "paces.platform.per-second=" + demo.pace,
                        "paces.platform.burst=" + demo.pace,
                        "paces.platform.at-once=8"));
    }

    /** 住基ネット中間サーバ. */
    public static GatewayPlan juki(DemoSettings demo) {
        return plan(
                demo,
                "juki gateway",
                demo.jukiData(),
                demo.jukiLog(),
                List.of(
                        "role=juki",
                        "certs=" + demo.jukiRing().toAbsolutePath(),
                        "broker.port=" + demo.jukiBrokerPort,
                        "console.port=" + demo.jukiConsolePort,
                        "links.cs=https://localhost:" + demo.csPort + CsSettings.BASE,
                        "ports.cs=" + demo.listenPort));
    }

    private static GatewayPlan plan(DemoSettings demo, String teller, Path data, Path log, List<String> own) {
        List<String> all = new ArrayList<>(own);
        all.addAll(List.of(
                "data=" + data.toAbsolutePath(),
                "mappings=" + demo.mappings.toAbsolutePath(),
                "routes=" + demo.routes.toAbsolutePath(),
                "clock=" + demo.clock().toAbsolutePath(),
                "ends-with-input=true"));
        return new GatewayPlan(teller, data, log, List.copyOf(all));
    }
}
