package jp.sekisho.demo.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;

/** Looks in a text for what must never cross: numbers, names and addresses of everybody in a synthetic city. */
final class PersonalDataScan {
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /** How many different values of one kind were sought, and how many of them were found. */
    private record Count(int sought, int found) {
        Count and(boolean wasFound) {
            return new Count(sought + 1, found + (wasFound ? 1 : 0));
        }
    }

    static PersonalDataScan of(SyntheticCity city, String text) {
        PersonalDataScan scan = new PersonalDataScan();
        values(city).forEach((kind, values) -> values.stream()
                .distinct()
                .forEach(value -> scan.counts.merge(
                        kind, new Count(1, text.contains(value) ? 1 : 0), (all, one) -> all.and(one.found() > 0))));
        return scan;
    }

    boolean isClean() {
        return counts.values().stream().allMatch(count -> count.found() == 0);
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> String.format(
                        "%s %,d → %,d",
                        entry.getKey(),
                        entry.getValue().sought(),
                        entry.getValue().found()))
                .collect(Collectors.joining(" · "));
    }

    private static Map<String, List<String>> values(SyntheticCity city) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        city.residents().forEach(resident -> {
            add(values, "個人番号", resident.individualNumber());
            add(values, "住民票コード", resident.residentRecordCode());
            for (String between : List.of("", " ", "　")) {
                add(values, "氏名", resident.familyName() + between + resident.givenName());
                add(values, "カナ", resident.familyKana() + between + resident.givenKana());
            }
            add(values, "住所", resident.address());
            localNumbers(resident).forEach(number -> add(values, "業務の宛名番号", number));
        });
        return values;
    }

    private static List<String> localNumbers(Resident resident) {
        return resident.localNumbers().values().stream()
                .flatMap(number -> Optional.ofNullable(number).stream())
                .toList();
    }

    private static void add(Map<String, List<String>> values, String kind, String value) {
        values.computeIfAbsent(kind, any -> new ArrayList<>()).add(value);
    }
}
