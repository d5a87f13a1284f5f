package jp.sekisho.registry.synthetic;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.registry.synthetic.Names.Name;

/**
 * A city of residents who do not exist: the same seed gives the same city on every machine, and a larger population the
 * same residents and more.
 *
 * <p>Each resident is computed from the seed and an index, so that a city of any size costs no memory. All numbers are
 * distinct and have valid check digits. About one resident in eight receives public assistance, one grown-up in three
 * of the age to have children receives child allowance, and everybody of 75 and above is in late-stage elderly care.
 * Immutable and thread safe.
 */
public final class SyntheticCity {
    public static final String PUBLIC_ASSISTANCE = "public-assistance";
    public static final String CHILD_ALLOWANCE = "child-allowance";
    public static final String LATE_STAGE_ELDERLY = "late-stage-elderly";
    public static final int LARGEST = 50_000_000;

    /** The day on which ages are counted. */
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private static final int OLDEST_DAYS = 100 * 365;

    private final long seed;
    private final int population;
    private final Numbers numbers;

    private SyntheticCity(long seed, int population) {
        this.seed = seed;
        this.population = population;
        this.numbers = new Numbers(seed);
    }

    /** A city of 0 to {@value #LARGEST} residents. */
    public static SyntheticCity of(long seed, int population) {
        if (population < 0 || population > LARGEST) {
            throw new IllegalArgumentException("a population of 0 to " + LARGEST);
        }
        return new SyntheticCity(seed, population);
    }

    public int population() {
        return population;
    }

    /** The resident of an index from 0 to {@code population - 1}. */
    public Resident resident(int index) {
        if (index < 0 || index >= population) {
            throw new IndexOutOfBoundsException(index);
        }
        Dice dice = new Dice(seed, index);
        Sex sex = dice.oneIn(2) ? Sex.MALE : Sex.FEMALE;
        LocalDate birth = TODAY.minusDays(1 + dice.below(OLDEST_DAYS));
        Name family = Names.family(dice);
        Name given = Names.given(dice, sex);
        return new Resident(
                numbers.individualNumber(index),
                numbers.residentRecordCode(index),
                family.written(),
                given.written(),
                family.kana(),
                given.kana(),
                birth,
                sex,
                Names.address(dice),
                localNumbers(dice, index, birth));
    }

    /** All residents, in the order of their indexes, made as they are read. */
    public Stream<Resident> residents() {
        return IntStream.range(0, population).mapToObj(this::resident);
    }

    /** Those whom a business system knows, in the order of their indexes. */
    public Stream<Resident> knownTo(String system) {
        return residents().filter(resident -> resident.localNumbers().containsKey(system));
    }

    private Map<String, String> localNumbers(Dice dice, int index, LocalDate birth) {
        int age = birth.until(TODAY).getYears();
        boolean assisted = dice.oneIn(8);
        boolean parent = dice.oneIn(3) && age >= 20 && age < 50;
        Map<String, String> local = new LinkedHashMap<>();
        if (assisted) {
            local.put(PUBLIC_ASSISTANCE, numbers.localNumber(PUBLIC_ASSISTANCE, index));
        }
        if (parent) {
            local.put(CHILD_ALLOWANCE, numbers.localNumber(CHILD_ALLOWANCE, index));
        }
        if (age >= 75) {
            local.put(LATE_STAGE_ELDERLY, numbers.localNumber(LATE_STAGE_ELDERLY, index));
        }
        return Collections.unmodifiableMap(local);
    }
}
