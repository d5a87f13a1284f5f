package jp.sekisho.convert.functions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.convert.functions.TextFunction.Change;
import jp.sekisho.convert.functions.TextFunction.Taking;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.text.Normalised;
import jp.sekisho.text.kana.BankNames;
import jp.sekisho.text.kana.Kana;
import jp.sekisho.text.kana.KanaFold;
import jp.sekisho.text.kana.LongMarks;
import jp.sekisho.text.kana.SmallKana;
import jp.sekisho.text.kana.Width;
import jp.sekisho.text.kana.WidthScope;

/** Functions that change characters one by one. */
final class CharacterFunctions {
    private static final Taking ANY = new Taking("文字", "any text");

    static final List<TextFunction> ALL = List.of(
            text(
                    "full-width",
                    "full-width(all | digits | ascii | kana)",
                    new Taking("制御文字のない文字", "text without control characters"),
                    scoped(Width::full)),
            text(
                    "half-width",
                    "half-width(all | digits | ascii | kana)",
                    new Taking(
                            "半角の形がある文字（all は全文字、kana は片仮名）",
                            "text with half-width forms (all of it under all, its katakana under kana)"),
                    scoped(Width::half)),
            text(
                    "hiragana",
                    "hiragana()",
                    new Taking("平仮名にできる全角の片仮名", "full-width katakana that hiragana have a counterpart of"),
                    plain(Kana::hiragana)),
            text(
                    "katakana",
                    "katakana()",
                    new Taking("片仮名にできる全角の仮名", "full-width kana that katakana have a counterpart of"),
                    plain(Kana::katakana)),
            text(
                    "bank-name",
                    "bank-name()",
                    new Taking("銀行のファイルに書ける名前の文字", "a name in characters that bank files have"),
                    plain(BankNames::of)),
            text("unvoiced", "unvoiced()", ANY, plain(text -> Optional.of(Kana.unvoiced(text)))),
            text(
                    "small-kana",
                    "small-kana(large | large-except-ka-ke)",
                    ANY,
                    ruled(SmallKana::named, (rule, text) -> Optional.of(rule.apply(text)))),
            text(
                    "long-marks",
                    "long-marks(unify | drop | vowel)",
                    new Taking("母音の後にだけ長音記号がある文字", "text whose long marks follow vowels"),
                    ruled(LongMarks::named, LongMarks::apply)),
            text(
                    "fold-kana",
                    "fold-kana(sounds), fold-kana(spaces, long-marks, sounds, small, o-u)",
                    new Taking("全角片仮名の文字（平仮名・半角片仮名は先に片仮名・全角にする）", "text whose kana are full-width katakana"),
                    CharacterFunctions::fold),
            text(
                    "normalise",
                    "normalise(nfc | nfd | nfkc | nfkd)",
                    ANY,
                    ruled(Normalised::form, (form, text) -> Optional.of(Normalised.to(form, text)))));

    /** A rule at work on a text. */
    private interface Ruled<R> {
        Optional<String> of(R rule, String text);
    }

    /** A change of width within a scope. */
    private interface Scoped {
        Optional<String> of(String text, WidthScope scope);
    }

    private CharacterFunctions() {}

    private static TextFunction text(
            String name, String usage, Taking taking, Function<List<String>, Optional<Change>> prepare) {
        return new TextFunction(name, usage, Kind.TEXT, Kind.TEXT, taking, prepare);
    }

    private static Function<List<String>, Optional<Change>> plain(Function<String, Optional<String>> change) {
        return arguments -> arguments.isEmpty() ? Optional.of((text, context) -> change.apply(text)) : Optional.empty();
    }

    private static <R> Function<List<String>, Optional<Change>> ruled(
            Function<String, Optional<R>> named, Ruled<R> change) {
        return arguments -> arguments.size() == 1
                ? named.apply(arguments.get(0)).map(rule -> (text, context) -> change.of(rule, text))
                : Optional.empty();
    }

    private static Optional<Change> fold(List<String> arguments) {
        Set<KanaFold> rules = arguments.stream()
                .flatMap(name -> KanaFold.named(name).stream())
                .collect(Collectors.toSet());
        return rules.isEmpty() || rules.size() < arguments.size()
                ? Optional.empty()
                : Optional.of((text, context) -> KanaFold.fold(text, rules));
    }

    private static Function<List<String>, Optional<Change>> scoped(Scoped change) {
        return ruled(WidthScope::named, (scope, text) -> change.of(text, scope));
    }
}
