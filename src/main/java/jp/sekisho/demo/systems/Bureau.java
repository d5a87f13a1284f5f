package jp.sekisho.demo.systems;

import java.util.Optional;
import jp.sekisho.demo.gateway.DemoSettings;

/** A business system with what it has to ask, and its own record of it. */
public record Bureau(Sender sender, Caseload caseload, SenderLog log) implements AutoCloseable {

    public static Bureau open(DemoSettings settings, Sender sender) {
        return new Bureau(sender, new Caseload(settings, sender), SenderLog.in(settings.data.resolve(sender.id())));
    }

    /** What was asked under that id. */
    public Optional<Ask> asked(String id) {
        return log.day(id).flatMap(day -> caseload.of(day).stream()
                .filter(ask -> ask.id().equals(id))
                .findFirst());
    }

    public Asker asker() {
        return new Asker(sender.id(), sender.shortName(), log);
    }

    @Override
    public void close() {
        log.close();
    }
}
