package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.DemoKeys;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.operate.jmx.master.MastersMXBean;
import jp.sekisho.registry.synthetic.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A permit list that the platform distributes, from its file to what it lets pass. */
class AdoptedMastersTest {
    private static final String EVENING = "2026-11-10T20:00:00";
    private static final String MORNING = "2026-11-11T09:00:00";
    private static final String REFUSED = "REFUSED MASTER-012";

    @TempDir
    Path folder;

    private BusinessSystem system;
    private List<Resident> residents;

    @Test
    void whatTheAdoptedListLacksIsRefusedAtTheDoorAndInTheLaneUntilItIsTakenBack() throws Exception {
        try (RunningGateway running = RunningGateway.in(folder).at(EVENING).start();
                BusinessSystem asking = running.connect()) {
            system = asking;
            residents = running.assisted();
            MastersMXBean masters = running.bean(MastersMXBean.NAME, MastersMXBean.class);
            String waiting = ask(0);
            RunningGateway.await(
                    "the first waits", () -> running.stateOf(waiting).equals("WAITING"));

            int list = masters.receive(SignedList.in(folder, DemoKeys.PLATFORM).toString(), "platform");

            assertThat(list).isEqualTo(1);
            assertThat(masters.list()).singleElement().asString().contains("permit list 1", "can be adopted");
            assertThat(masters.look(list))
                    .anyMatch(line -> line.startsWith("From 2026-11-10:") && line.endsWith("refused 1"))
                    .anyMatch(line -> line.startsWith("許可 permit inquiry public-assistance"))
                    .anyMatch(line -> line.startsWith("待ち waiting inquiry public-assistance"));
            assertThat(running.stateOf(waiting)).isEqualTo("WAITING");

            masters.adopt("" + list, false, "通知のとおり");
            String atTheDoor = ask(1);
            assertThat(heard()).isEqualTo(Map.entry(atTheDoor, REFUSED));
            assertThat(running.part(LiveCatalogue.class).reload().catalogue()).isPresent();
            String afterAReload = ask(1);
            assertThat(heard()).isEqualTo(Map.entry(afterAReload, REFUSED));

            masters.takeBack("取り違え");
            String again = ask(2);
            RunningGateway.await("it is accepted", () -> running.stateOf(again).equals("WAITING"));

            masters.adopt("" + list, false, "やはり通知のとおり");
            running.clock(MORNING);
            assertThat(Set.of(heard(), heard()))
                    .isEqualTo(Set.of(Map.entry(waiting, REFUSED), Map.entry(again, REFUSED)));
            assertThat(running.verifyLedger().findings()).isEmpty();
            assertThat(accepted(running, waiting))
                    .as("the version of the catalogue is another while the list is in force")
                    .isEqualTo(accepted(running, again))
                    .isNotEqualTo(refused(running, atTheDoor));
            assertThat(refused(running, atTheDoor))
                    .isEqualTo(refused(running, afterAReload))
                    .isEqualTo(refused(running, waiting))
                    .isEqualTo(refused(running, again));
        }
    }

    @Test
    void whatWasAdoptedIsInForceAfterAStart() throws Exception {
        try (RunningGateway running = RunningGateway.in(folder).at(EVENING).start()) {
            MastersMXBean masters = running.bean(MastersMXBean.NAME, MastersMXBean.class);
            int list = masters.receive(SignedList.in(folder, DemoKeys.PLATFORM).toString(), "platform");
            masters.adopt("" + list, false, "通知のとおり");
        }
        try (RunningGateway next = RunningGateway.in(folder).at(EVENING).start();
                BusinessSystem asking = next.connect()) {
            system = asking;
            residents = next.assisted();

            String asked = ask(0);

            assertThat(heard()).isEqualTo(Map.entry(asked, REFUSED));
        }
    }

    @Test
    void aListThatAnotherHasSignedIsNotReceived() throws Exception {
        try (RunningGateway running = RunningGateway.in(folder).at(EVENING).start()) {
            MastersMXBean masters = running.bean(MastersMXBean.NAME, MastersMXBean.class);
            Path ours = SignedList.in(folder, DemoKeys.GATEWAY);

            assertThatThrownBy(() -> masters.receive(ours.toString(), "platform"))
                    .hasMessageStartingWith("SEAL-012");
            assertThatThrownBy(() -> masters.receive(ours.toString(), "nowhere"))
                    .hasMessageStartingWith("MASTER-021");
            assertThatThrownBy(() -> masters.receive(folder.resolve("none").toString(), "platform"))
                    .hasMessageStartingWith("MASTER-022");
            assertThatThrownBy(() -> masters.look(1)).hasMessageStartingWith("MASTER-006");
            assertThatThrownBy(() -> masters.adopt("permit-list:1", false, "通知のとおり"))
                    .hasMessageStartingWith("MASTER-023");
            assertThatThrownBy(() -> masters.adopt(" ", false, "通知のとおり")).hasMessageStartingWith("MASTER-023");
            assertThatThrownBy(() -> masters.takeBack(" ")).hasMessageStartingWith("GATE-002");
            assertThat(masters.list()).isEmpty();
        }
    }

    private static String accepted(RunningGateway running, String id) {
        return catalogue(running, id, "ACCEPTED");
    }

    private static String refused(RunningGateway running, String id) {
        return catalogue(running, id, "REFUSED");
    }

    /** The version of the catalogue under which the ledger says that. */
    private static String catalogue(RunningGateway running, String id, String event) {
        List<String> versions = running.query(
                "select distinct catalogue from ledger where event = ? and message_id in"
                        + " (select message_id from ledger where sender_id = ?)",
                event,
                id);
        assertThat(versions).as("%s %s", event, id).hasSize(1);
        return versions.get(0);
    }

    private String ask(int number) throws Exception {
        String id = BusinessSystem.newId();
        system.send(system.message(
                InquiryRecord.about(residents.get(number).localNumbers().get(RunningGateway.SYSTEM))
                        .bytes(),
                Map.of("SekishoMessageId", id)));
        return id;
    }

    /** Which message the next outcome answers, and how. */
    private Map.Entry<String, String> heard() throws Exception {
        Outcome outcome = system.receive();
        return Map.entry(outcome.property("SekishoInReplyTo"), outcome.summary());
    }
}
