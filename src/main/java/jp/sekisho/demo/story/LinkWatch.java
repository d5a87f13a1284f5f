package jp.sekisho.demo.story;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.demo.gateway.GatewayProcess;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.message.MessagesMXBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a link of a gateway over local JMX, as an operator's console does. Used by one thread. */
public final class LinkWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);
    private static final String LANE = "normal";

    private final String link;
    private final ZoneId zone;
    private long pid;
    private Optional<RunningGateway> gateway = Optional.empty();
    private Optional<Beans> beans = Optional.empty();

    private record Beans(LinkMXBean link, MessagesMXBean messages) {}

    public LinkWatch(String link, ZoneId zone) {
        this.link = link;
        this.zone = zone;
    }

    /**
     * How the link stands, as the gateway says.
     *
     * @param waiting requests not yet under way, by business system
     * @param sending requests being sent
     * @param unended messages that have no outcome yet, by business system
     */
    public record Standing(
            String gate,
            Optional<ZonedDateTime> nextChange,
            Map<String, Integer> waiting,
            int notLeft,
            int sending,
            Map<String, Integer> unended,
            double pace) {}

    /** Empty if the gateway does not answer now. */
    public Optional<Standing> look(GatewayProcess process) {
        try {
            if (process.pid() != pid) {
                close();
            }
            if (beans.isEmpty()) {
                pid = process.pid();
                RunningGateway connected = RunningGateway.connect(process.pid());
                gateway = Optional.of(connected);
                beans = Optional.of(new Beans(
                        connected.bean(BeanNames.link(link), LinkMXBean.class),
                        connected.bean(MessagesMXBean.NAME, MessagesMXBean.class)));
            }
            return beans.map(this::standing);
        } catch (IOException | RuntimeException e) {
            LOG.info("The gateway's beans do not answer. cause={}", e.toString());
            close();
            return Optional.empty();
        }
    }

    private Standing standing(Beans all) {
        LinkMXBean bean = all.link();
        int sending = bean.getInFlight();
        // first of the two, so that what is on its way in is not missing from what waits
        Map<String, Integer> unended = all.messages().getUnended();
        return new Standing(
                bean.getGate().getOrDefault(LANE, "?"),
                Optional.ofNullable(bean.getNextChange().get(LANE)).map(this::business),
                bean.getWaitingBySystem(),
                bean.getWaitingTotal(),
                sending,
                unended,
                bean.getPacePerSecond());
    }

    private ZonedDateTime business(Date time) {
        return time.toInstant().atZone(zone);
    }

    @Override
    public void close() {
        gateway.ifPresent(connected -> {
            try {
                connected.close();
            } catch (IOException e) {
                LOG.debug("The gateway went before its connection did.");
            }
        });
        gateway = Optional.empty();
        beans = Optional.empty();
    }
}
