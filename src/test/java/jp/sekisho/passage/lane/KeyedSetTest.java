package jp.sekisho.passage.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Keys that are kept small, and the set in which they are found. */
class KeyedSetTest {
    private static final class Member extends Keyed {
        Member(String text) {
            super(text);
        }
    }

    @Property
    void everyTextComesBackAndIsEqualToItselfAlone(
            @ForAll @From("texts") String one, @ForAll @From("texts") String other) {
        assertThat(new Member(one).key()).isEqualTo(one);
        assertThat(new Member(one).hasKeyOf(Keyed.of(other))).isEqualTo(one.equals(other));
        assertThat(new Member(one).hasKeyOf(Keyed.of(new String(one)))).isTrue();
        assertThat(new Member(one).hash()).isEqualTo(Keyed.of(one).hash());
    }

    /** Sixteen bytes mean another text as hexadecimal digits than as characters. */
    @Test
    void digitsAndCharactersOfTheSameBytesAreTwoKeys() {
        assertThat(new Member("41".repeat(16)).hasKeyOf(Keyed.of("A".repeat(16))))
                .isFalse();
        assertThat(new Member("").key()).isEmpty();
        assertThat(new Member("AB".repeat(16)).key()).isEqualTo("AB".repeat(16));
    }

    @Property
    void aSetIsWhatAMapWouldBe(@ForAll List<@From("deeds") Integer> deeds) {
        KeyedSet<Member> set = new KeyedSet<>();
        Map<String, Member> map = new HashMap<>();
        for (int deed : deeds) {
            Member member = new Member("k" + Math.abs(deed));
            if (deed < 0) {
                set.remove(member);
                map.remove(member.key());
            } else {
                set.put(member);
                map.put(member.key(), member);
            }
        }
        assertThat(set.size()).isEqualTo(map.size());
        for (int key = 0; key <= 100; key++) {
            assertThat(set.find(Keyed.of("k" + key)).orElse(null)).isSameAs(map.get("k" + key));
        }
    }

    @Test
    void roomIsGivenBackAsMembersLeave() {
        KeyedSet<Member> set = new KeyedSet<>();
        for (int i = 0; i < 100_000; i++) {
            set.put(new Member("k" + i));
        }
        assertThat(set.room()).isBetween(150_000, 300_000);

        for (int i = 1; i < 100_000; i++) {
            set.remove(Keyed.of("k" + i));
        }

        assertThat(set.find(Keyed.of("k0"))).isPresent();
        assertThat(set.room()).isLessThan(100);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> digits = Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofMinLength(31)
                .ofMaxLength(33);
        Arbitrary<String> fewDigits = Arbitraries.strings().withChars("0a").ofLength(32);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(18);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(33);
        return Arbitraries.oneOf(digits, fewDigits, ascii, any);
    }

    @Provide
    Arbitrary<Integer> deeds() {
        return Arbitraries.integers().between(-100, 100);
    }
}
