package jp.sekisho.operate.jmx.master;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.masters.Masters;
import jp.sekisho.masters.ReceivedMaster;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.OperatorAction;
import jp.sekisho.passage.Remark;
import jp.sekisho.seal.Seal;

/** Lets operators receive, look at, adopt and take back versions of the permit list. Thread safe. */
public final class MastersBean implements MastersMXBean {
    private static final String RECEIVED = "received";
    /** One more than the most that a seal opens, which refuses it then. */
    private static final int MOST_BYTES = 16 * 1024 * 1024 + 1;

    private static final Pattern WRITTEN = Pattern.compile("[1-9][0-9]{0,8}");

    private final Masters masters;
    private final MasterDesk desk;
    private final Caller caller;

    public MastersBean(Masters masters, MasterDesk desk, Caller caller) {
        this.masters = masters;
        this.desk = desk;
        this.caller = caller;
    }

    @Override
    public List<String> list() {
        LocalDate today = desk.today();
        List<String> lines = new ArrayList<>();
        for (ReceivedMaster master : masters.list()) {
            Optional<Finding> objection = master.isAdopted() ? Optional.empty() : masters.objection(master.version());
            lines.add(MasterText.line(master, today, objection));
        }
        return lines;
    }

    @Override
    public int receive(String file, String link) {
        return OperatorAction.call(caller, RECEIVED, remark -> {
            Seal seal = desk.seal(link).orElseThrow(() -> Finding.of(MasterCommandError.NO_LINK, "link", link)
                    .asException());
            return masters.receive(seal.unseal(content(Path.of(file))), remark.by());
        });
    }

    private static byte[] content(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new SekishoException(Finding.of(MasterCommandError.UNREADABLE, "file", file.getFileName()), e);
        }
    }

    @Override
    public List<String> look(int version) {
        try {
            return MasterText.lines(masters.impact(version, desk.surroundings()));
        } catch (SekishoException e) {
            throw OperatorAction.inWords(e);
        }
    }

    @Override
    public void adopt(String written, boolean althoughSmaller, String reason) {
        OperatorAction.run(caller, reason, remark -> masters.adopt(versions(written), althoughSmaller, word(remark)));
    }

    @Override
    public void takeBack(String reason) {
        OperatorAction.run(caller, reason, remark -> masters.takeBack(word(remark)));
    }

    private static Masters.Word word(Remark remark) {
        return new Masters.Word(remark.by(), remark.reason());
    }

    private static List<Integer> versions(String written) {
        return Stream.of(written.strip().split(" +")).map(MastersBean::version).toList();
    }

    private static int version(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw Finding.of(MasterCommandError.NO_VERSION).asException();
        }
        return Integer.parseInt(written);
    }
}
