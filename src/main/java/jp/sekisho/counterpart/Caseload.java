package jp.sekisho.counterpart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;

/**
 * What the public-assistance system asks on which day, about the residents it knows. The same day is always the same: an
 * inquiry that is sent again after a death has the same id and the same bytes.
 */
final class Caseload {
    static final String SYSTEM = SyntheticCity.PUBLIC_ASSISTANCE;

    private static final String TAX = "TM00000000000002";
    private static final String MEDICAL = "TM00000000000003";
    private static final int DAYTIME = 10_000;
    private static final int NOT_PERMITTED = 20_001;
    private static final int UNKNOWN = 20_002;

    private final DemoSettings settings;
    private final List<String> numbers;

    Caseload(DemoSettings settings) {
        this.settings = settings;
        this.numbers = SyntheticCity.of(settings.seed, settings.population)
                .knownTo(SYSTEM)
                .map(Caseload::number)
                .toList();
    }

    /** A business day's inquiries: most before the platform opens, some while it is open, two that are refused. */
    List<Ask> of(LocalDate day) {
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < settings.morning; i++) {
            asks.add(ask(day, i, between(day, "08:00", "08:14", i, settings.morning), TAX));
        }
        for (int i = 0; i < settings.daytime; i++) {
            asks.add(ask(day, DAYTIME + i, between(day, "08:40", "16:20", i, settings.daytime), TAX));
        }
        asks.add(ask(day, NOT_PERMITTED, day.atTime(8, 31), MEDICAL));
        asks.add(new Ask(id(day, UNKNOWN), day, day.atTime(8, 36), unknownNumber(), TAX));
        return asks;
    }

    private Ask ask(LocalDate day, int index, LocalDateTime at, String information) {
        int place = Math.floorMod(day.toEpochDay() * 131 + index, numbers.size());
        return new Ask(id(day, index), day, at, numbers.get(place), information);
    }

    private static LocalDateTime between(LocalDate day, String from, String until, int index, int count) {
        long first = LocalTime.parse(from).toSecondOfDay();
        long last = LocalTime.parse(until).toSecondOfDay();
        return day.atTime(LocalTime.ofSecondOfDay(first + (last - first) * index / count));
    }

    /** A well-formed number that nobody has. */
    private String unknownNumber() {
        long number = 9_999_999_999L;
        while (numbers.contains(Long.toString(number))) {
            number--;
        }
        return Long.toString(number);
    }

    private String id(LocalDate day, int index) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((settings.seed + "/" + day + "/" + index).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(Resident resident) {
        return String.valueOf(resident.localNumbers().get(SYSTEM));
    }
}
