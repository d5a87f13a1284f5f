package jp.sekisho.demo.cs;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;

/** Whom CS knows, by 住民票コード: the synthetic city, and whoever has come since. Not thread safe. */
final class Register {
    private final Map<String, Person> persons = new HashMap<>();

    /**
     * What is known of somebody.
     *
     * @param last the number counted last; 0 if none was
     * @param held the last update; none of whom the city was born with
     */
    record Person(boolean resident, long last, Optional<Resident> native_, Optional<Update> held) {
        static final Person NOBODY = new Person(false, 0, Optional.empty(), Optional.empty());

        String name() {
            return held.map(Update::name)
                    .or(() -> native_.map(who -> who.familyName() + "　" + who.givenName()))
                    .orElse("");
        }

        String birth() {
            return held.map(Update::birth)
                    .or(() -> native_.map(who -> who.birth().format(BASIC_ISO_DATE)))
                    .orElse("");
        }

        String sex() {
            return held.map(Update::sex)
                    .or(() -> native_.map(who -> who.sex().code()))
                    .orElse("");
        }

        String address() {
            return held.map(Update::address)
                    .or(() -> native_.map(Resident::address))
                    .orElse("");
        }
    }

    Register(SyntheticCity city) {
        city.residents()
                .forEach(resident -> persons.put(
                        resident.residentRecordCode(), new Person(true, 0, Optional.of(resident), Optional.empty())));
    }

    Optional<Person> person(String code) {
        return Optional.ofNullable(persons.get(code));
    }

    /** The number counted last of somebody; none if there was none. */
    OptionalLong last(String code) {
        return person(code)
                .filter(person -> person.last > 0)
                .map(person -> OptionalLong.of(person.last))
                .orElseGet(OptionalLong::empty);
    }

    Verdict judge(Update update) {
        Person before = persons.getOrDefault(update.code(), Person.NOBODY);
        if (update.number() != before.last + 1) {
            return update.number() > before.last ? Verdict.GAP : Verdict.REPEATED;
        }
        if (update.enters() == before.resident) {
            return before.resident ? Verdict.PRESENT : Verdict.ABSENT;
        }
        int wrong = before.held.map(update::wrongAfter).orElse(0);
        return wrong == 0 ? Verdict.UPDATED : Verdict.illogical(wrong);
    }

    void apply(Update update) {
        Person before = persons.getOrDefault(update.code(), Person.NOBODY);
        persons.put(update.code(), new Person(!update.leaves(), update.number(), before.native_, Optional.of(update)));
    }

    /** Somebody changes a person's record at the 統合端末: the next number is used. */
    void byHand(String code) {
        Person before = persons.getOrDefault(code, Person.NOBODY);
        persons.put(code, new Person(before.resident, before.last + 1, before.native_, before.held));
    }
}
