package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches the models of the way of a message whole, with Spin; skipped where {@code spin} or {@code gcc} is missing. */
class PassageModelTest {
    private static final Path MODELS = Path.of("src/test/model");
    private static final String PASSAGE = "passage.pml";
    private static final String DOUBT = "doubt.pml";
    private static final String COUNTER = "counter.pml";
    private static final String INWARD = "inward.pml";
    private static final String OFFER = "offer.pml";
    private static final String CHAIN = "chain.pml";
    private static final String AWAITED = "awaited.pml";
    private static final String SEQUENCE = "sequence.pml";
    private static final String LEAPT = "-DLEAPS=1 -DCRASHES=1";
    private static final String RESTORED = "-DRESTORES=1 -DCRASHES=1 -DFAULTS=1 -DDECISIONS=0";
    private static final String PASSAGE_RESTORED = "-DRESTORES=1 -DCRASHES=0 -DTURNAWAYS=0";
    /** Options of the compiler: a whole search takes long enough to be worth optimising, what is planted is found at once. */
    private static final String WHOLE = "-O1";

    private static final String TO_THE_FIRST_ERROR = "-O0";
    private static final int LIMIT_SECONDS = 1_200;

    @TempDir
    Path work;

    @BeforeAll
    static void toolsAreInstalled() {
        assumeTrue(installed("spin") && installed("gcc"), "spin and gcc are needed to search the model: not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", PASSAGE_RESTORED})
    void everyInterleavingOfOneKillOrRestoreKeepsThePromise(String events) throws Exception {
        String found = search(PASSAGE, words(events), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-DACK_FIRST", "-DNO_CLAIM", "-DNO_DUPID", "-DNO_SEEN", PASSAGE_RESTORED + " -DCOUNTED_IDS"})
    void aPlantedDefectIsFound(String defect) throws Exception {
        String found = search(PASSAGE, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-DNEVER", LEAPT, "-DNEVER " + LEAPT, RESTORED, "-DNEVER " + RESTORED})
    void whatIsInDoubtEndsOnceAndTruly(String events) throws Exception {
        String found = search(DOUBT, words(events), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DNO_RECALL",
                "-DNO_DOUBT",
                "-DNO_FETCH",
                "-DNO_EXIT",
                "-DNEVER -DRESUMES",
                LEAPT + " -DLEAPT_DEADLINE",
                LEAPT + " -DLEAPT_FETCH",
                RESTORED + " -DNO_NOTICE",
                RESTORED + " -DNO_HOLD",
                RESTORED + " -DBELIEVED",
                "-DNEVER " + RESTORED + " -DBELIEVED"
            })
    void aDefectPlantedInDoubtIsFound(String defect) throws Exception {
        String found = search(DOUBT, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-DCRASHES=3", "-DRESTORES=1"})
    void whatIsBroughtArrivesOnceAndIsHeardOfAfterwards(String events) throws Exception {
        String found = search(INWARD, words(events), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DTOLD_WHEN_TAKEN",
                "-DTOLD_WHILE_IT_WAITS",
                "-DMARKED_ALONE",
                "-DNO_KEY",
                "-DRESTORES=1 -DRANDOM_ID"
            })
    void aDefectPlantedInwardIsFound(String defect) throws Exception {
        String found = search(INWARD, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DLOST=0",
                "-DTURNS=0 -DENDS=0",
                "-DCITY -DLOST=0 -DOVERDUE=0",
                "-DHELD -DLOST=0 -DOVERDUE=0",
                "-DRESTORE -DKILLS=0 -DLOST=0 -DOVERDUE=0"
            })
    void aCounterpartThatCountsNeverMissesANumberNorMeetsOneAgain(String events) throws Exception {
        String found = search(COUNTER, words(events), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DTURNED_IN_DOUBT",
                "-DAT_DOOR",
                "-DANEW",
                "-DNOT_FREED",
                "-DTWO_NUMBERS",
                "-DUNASKED",
                "-DKEPT -DRESTS",
                "-DHELD -DRESTS",
                "-DHELD -DRESULT_ONLY",
                "-DRESTORE -DLAST_ONLY",
                "-DRESTORE -DNO_WAIT"
            })
    void aDefectPlantedInCountingIsFound(String defect) throws Exception {
        String found = search(COUNTER, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    @Test
    void whatWaitsForARoomLeavesInItsOrderOnceThatIsKnown() throws Exception {
        String found = search(AWAITED, List.of(), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-DUNLOCKED", "-DALONE", "-DROOM_MOVES", "-DSTAYS", "-DANY_ORDER"})
    void aDefectPlantedInWaitingForARoomIsFound(String defect) throws Exception {
        String found = search(AWAITED, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-DRECEIPT"})
    void whatWaitsForAnotherGoesOnInItsOrderOrIsHeldBackUntilItIsCorrected(String events) throws Exception {
        String found = search(CHAIN, words(events), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DRECEIPT -DNOT_HELD",
                "-DUNTOLD",
                "-DNO_PASS",
                "-DSEPARATE",
                "-DRECEIPT -DMADE_WAY",
                "-DNOT_RELEASED"
            })
    void aDefectPlantedInWaitingIsFound(String defect) throws Exception {
        String found = search(CHAIN, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-DCRASHES=3"})
    void whoeverAsksHearsOneAnswerOrThatNoneComes(String events) throws Exception {
        String found = search(OFFER, words(events), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DNO_DOOR",
                "-DNOT_IN_HAND",
                "-DASKED_BEFORE",
                "-DSTATE_UNSEEN",
                "-DENDED_ALONE",
                "-DREFUSED_AT_ONCE",
                "-DEQUAL_REFUSED",
                "-DTWO_COUNT"
            })
    void aDefectPlantedInAnOfferIsFound(String defect) throws Exception {
        String found = search(OFFER, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-DRESTORE -DKILLS=0"})
    void whatASenderNumbersGoesThroughOnceAndInOrder(String events) throws Exception {
        String found = search(SEQUENCE, words(events), WHOLE);

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DOVERTAKES",
                "-DNO_FILL",
                "-DNO_LOOK",
                "-DACK_FIRST -DNO_ASK",
                "-DFORGOTTEN -DNO_ASK",
                "-DCLOSES_HELD",
                "-DRESTORE -DBELIEVED -DKILLS=0"
            })
    void aDefectPlantedInASequenceIsFound(String defect) throws Exception {
        String found = search(SEQUENCE, words(defect), TO_THE_FIRST_ERROR);

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    private static List<String> words(String options) {
        return Stream.of(options.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private String search(String model, List<String> spinOptions, String optimisation) throws Exception {
        Files.copy(MODELS.resolve(model), work.resolve(model));
        List<String> spin = new ArrayList<>(List.of("spin", "-a"));
        spin.addAll(spinOptions);
        spin.add(model);
        run(spin);
        run(List.of("gcc", "-w", "-DSAFETY", "-DMEMLIM=4000", "-DVECTORSZ=4096", optimisation, "-o", "pan", "pan.c"));
        return run(List.of("./pan", "-E", "-m200000"));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(work, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s within %d s", command, LIMIT_SECONDS)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static boolean installed(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
