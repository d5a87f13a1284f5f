package jp.sekisho.registry;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What the registry refuses. No sentence holds a number of a person. */
enum RegistryError implements ErrorCode {
    NOT_AN_INDIVIDUAL_NUMBER(
            "REGISTRY-001",
            Origin.SENDER,
            "個人番号の桁数または検査数字が正しくありません。",
            "The individual number has the wrong length or check digit."),
    UNKNOWN_PERSON(
            "REGISTRY-002",
            Origin.SENDER,
            "この団体内統合宛名番号は付番されていません。",
            "This integrated atena number has not been assigned."),
    NOT_A_LOCAL_NUMBER(
            "REGISTRY-003",
            Origin.SENDER,
            "{system} の宛名番号が空か、長すぎます。",
            "The atena number of {system} is empty or too long."),
    NO_FREE_NUMBER(
            "REGISTRY-004",
            Origin.GATEWAY,
            "空いている団体内統合宛名番号が見つかりません ({attempts} 回試みました)。",
            "No free integrated atena number was found in {attempts} attempts.");

    private final Meaning meaning;

    RegistryError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
