package jp.sekisho.catalogue.keyed;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong between an interface that tells things apart and the layout in which they cross. */
enum KeyError implements ErrorCode {
    NO_KEY_ITEM("KEY-001", "{layout} に項目「{item}」がありません。{ja}", "{layout} has no item {item}. {en}"),
    MAY_BE_BLANK(
            "KEY-002",
            "{layout} の項目「{item}」は空のことがあり、何についての記録か、どの状態かが決まりません。必ず値のある項目を書いてください。",
            "The item {item} of {layout} may be blank, and then nobody knows which thing or which state is meant. Name one that always has a"
                    + " value."),
    HAS_NO_ORDER(
            "KEY-003",
            "{layout} の項目「{item}」では新旧が決まりません。type が date、date-time、digits、decimal のいずれかで、class も means もない項目を書いてください。",
            "The item {item} of {layout} does not say which of two states is newer. Name one of type date, date-time, digits or decimal,"
                    + " without class and means.");

    private final Meaning meaning;

    KeyError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
