package jp.sekisho.demo.systems;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.demo.register.Reason;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;

/**
 * What a business system asks on which day, about the residents it knows. The same day is always the same: what is sent
 * again after a death has the same id and the same bytes.
 */
public final class Caseload {
    private static final String TAX = "TM00000000000002";
    private static final String ALLOWANCE = "TM00000000000074";
    private static final String MEDICAL = "TM00000000000003";
    private static final int DAYTIME = 10_000;
    private static final int NOT_PERMITTED = 20_001;
    private static final int UNKNOWN = 20_002;
    private static final int REPLICA = 20_003;
    private static final int NIGHTLY = 6;
    private static final int CHANGES = 12;
    /** So many residents are enough for each to move seldom. */
    private static final int WRITTEN_OF = 300;

    private final DemoSettings settings;
    private final Sender sender;
    private final List<String> numbers;
    private final List<Resident> writable;

    Caseload(DemoSettings settings, Sender sender) {
        this.settings = settings;
        this.sender = sender;
        SyntheticCity city = SyntheticCity.of(settings.seed, settings.population);
        this.numbers = city.knownTo(sender.id()).map(this::number).toList();
        this.writable = sender == Sender.RESIDENT_REGISTER
                ? city.residents()
                        .filter(RegisterDialect::canWrite)
                        .limit(WRITTEN_OF)
                        .toList()
                : List.of();
    }

    /** A business day's messages: most before the other side opens, some later, and what will be refused. */
    public List<Ask> of(LocalDate day) {
        if (sender == Sender.RESIDENT_REGISTER) {
            return changes(day);
        }
        List<Ask> asks = new ArrayList<>();
        asks.addAll(series(day, 0, sender.part(settings.morning), "08:00", "08:14"));
        asks.addAll(series(day, DAYTIME, sender.part(settings.daytime), "08:40", "16:20"));
        switch (sender) {
            case PUBLIC_ASSISTANCE -> asks.add(notPermitted(day));
            case CHILD_ALLOWANCE -> {
                asks.add(aboutNobody(day));
                asks.addAll(replicas(day));
            }
            case LATE_STAGE_ELDERLY -> {}
        }
        return asks;
    }

    /** Of the register: what the night's work has brought before CS opens, and the counters' changes after it has closed. */
    private List<Ask> changes(LocalDate day) {
        return IntStream.range(0, NIGHTLY + CHANGES)
                .mapToObj(index -> change(day, index, index < NIGHTLY ? day.atTime(8, 5) : day.atTime(17, 10)))
                .toList();
    }

    private Ask change(LocalDate day, int index, LocalDateTime at) {
        String number = Long.toString(day.toEpochDay() * 100 + index);
        int person = Math.floorMod(day.toEpochDay() * 131 + index, writable.size());
        return new Ask(
                sender,
                id(day, index),
                day,
                at.plusSeconds(index),
                List.of(number),
                Reason.MOVED_WITHIN.code(),
                Errand.RESIDENT_CHANGE,
                Optional.of(writable.get(person)));
    }

    /** Of public assistance: for this work the information may not be asked. */
    private Ask notPermitted(LocalDate day) {
        return new Ask(
                sender,
                id(day, NOT_PERMITTED),
                day,
                day.atTime(8, 31),
                List.of(person(day, NOT_PERMITTED)),
                MEDICAL,
                Errand.INQUIRY);
    }

    /** Of child allowance: nobody has this number. */
    private Ask aboutNobody(LocalDate day) {
        return new Ask(sender, id(day, UNKNOWN), day, day.atTime(8, 36), List.of(unknownNumber()), TAX, Errand.INQUIRY);
    }

    /** Of child allowance: a replica, a change of one that the platform does not hold, one of another owner's, and a flag. */
    private List<Ask> replicas(LocalDate day) {
        return List.of(
                replica(day, REPLICA, "08:41", ALLOWANCE, Errand.REPLICA),
                replica(day, REPLICA + 1, "08:42", ALLOWANCE, Errand.REPLICA_CHANGE),
                replica(day, REPLICA + 2, "08:43", MEDICAL, Errand.REPLICA),
                replica(day, REPLICA + 3, "08:44", ALLOWANCE, Errand.ANSWER_STOP));
    }

    private Ask replica(LocalDate day, int index, String at, String information, Errand errand) {
        return new Ask(
                sender,
                id(day, index),
                day,
                day.atTime(LocalTime.parse(at)),
                List.of(person(day, index)),
                information,
                errand);
    }

    /** So many records, spread over that time. */
    private List<Ask> series(LocalDate day, int first, int records, String from, String until) {
        List<Ask> asks = new ArrayList<>();
        int taken = 0;
        for (int message = 0; taken < records; message++) {
            int count = Math.min(sender.records(message), records - taken);
            List<String> persons = IntStream.range(first + taken, first + taken + count)
                    .mapToObj(index -> person(day, index))
                    .toList();
            LocalDateTime at = between(day, from, until, (double) taken / records);
            asks.add(new Ask(sender, id(day, first + message), day, at, persons, TAX, Errand.INQUIRY));
            taken += count;
        }
        return asks;
    }

    private String person(LocalDate day, int index) {
        return numbers.get(Math.floorMod(day.toEpochDay() * 131 + index, numbers.size()));
    }

    private static LocalDateTime between(LocalDate day, String from, String until, double share) {
        long first = LocalTime.parse(from).toSecondOfDay();
        long last = LocalTime.parse(until).toSecondOfDay();
        return day.atTime(LocalTime.ofSecondOfDay(first + (long) ((last - first) * share)));
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
                    .digest((settings.seed + "/" + sender.id() + "/" + day + "/" + index).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String number(Resident resident) {
        return String.valueOf(resident.localNumbers().get(sender.id()));
    }
}
