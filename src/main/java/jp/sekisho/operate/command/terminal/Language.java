package jp.sekisho.operate.command.terminal;

import java.util.List;
import jp.sekisho.error.Finding;

/** In which languages a command speaks to people. */
public enum Language {
    JA,
    EN,
    BOTH;

    /** The finding's sentence in each of these languages, Japanese first. */
    List<String> sentences(Finding finding) {
        return switch (this) {
            case JA -> List.of(finding.japanese());
            case EN -> List.of(finding.english());
            case BOTH -> List.of(finding.japanese(), finding.english());
        };
    }

    /** A word in these languages. */
    String word(String japanese, String english) {
        return switch (this) {
            case JA -> japanese;
            case EN -> english;
            case BOTH -> japanese + " " + english;
        };
    }
}
