package jp.sekisho.operate.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.entry.EntryError;
import jp.sekisho.entry.NumberEntry;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.DayTime;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.operate.command.terminal.CommandError;
import jp.sekisho.operate.jmx.RegistryBean;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.registry.Registry;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.VaultCheck;

/**
 * The registry of a gateway that does not run, made from its tables: neither on this data folder nor anywhere else on this
 * database. Its rows are of the gateway's last epoch: one that starts meanwhile takes over, and what is not committed by then
 * is refused.
 */
record StoppedRegistry(Path data, Path mappings) {
    private static final String CALENDAR = "national";

    /** @param who as the ledger names them */
    RegistryBean bean(Store store, String who) {
        Catalogue catalogue = CatalogueReader.read(new RoleFolder(mappings, RoleName.CITY))
                .catalogue()
                .orElseThrow(() -> Finding.of(CommandError.CATALOGUE_WRONG, "folder", mappings)
                        .asException());
        BusinessCalendar calendar = catalogue.calendar(CALENDAR).orElseThrow(() -> Finding.of(
                        CommandError.CATALOGUE_WRONG, "folder", mappings)
                .asException());
        Clock real = Clock.systemUTC();
        long epoch = epoch(store);
        requireNobody(store, real); // asked after the epoch was: whoever begins later has a higher one
        Ledger ledger = new Ledger(
                real, new OfficeDay(real, OpeningHours.parse(calendar, DayTime.OFFICE_HOURS), calendar), epoch);
        NumberEntry entry = new NumberEntry(
                store, new Registry(VaultCheck.open(store, Secrets.in(data.resolve("secrets")))), ledger);
        return new RegistryBean(
                entry, () -> catalogue, () -> LocalDate.ofInstant(real.instant(), calendar.zone()), () -> who);
    }

    private static void requireNobody(Store store, Clock real) {
        try {
            new Succession(store, real, "no gateway", "none").requireNobody();
        } catch (SekishoException e) {
            throw e.code() == PassageError.TABLES_IN_USE
                    ? new SekishoException(Finding.of(EntryError.GATEWAY_ELSEWHERE), e)
                    : e;
        }
    }

    private static long epoch(Store store) {
        return store.ask(handle -> handle.createQuery("select max(epoch) as epoch from bucket")
                .map((row, context) -> row.getLong("epoch"))
                .findOne()
                .filter(epoch -> epoch > 0)
                .orElseThrow(() -> Finding.of(EntryError.NEVER_RAN).asException()));
    }

    /** The office's day by real time: no gateway runs that would keep another. */
    private record OfficeDay(Clock real, OpeningHours hours, BusinessCalendar calendar) implements DayTime {
        @Override
        public Instant now() {
            return real.instant();
        }

        @Override
        public boolean outsideHours(Instant businessTime) {
            return !hours.isOpenAt(businessTime.atZone(calendar.zone()));
        }
    }
}
