package jp.sekisho.catalogue.counted;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong between an interface whose counterpart counts its messages and the files around it. */
enum NumberError implements ErrorCode {
    NO_NUMBER_ITEM("NUMBER-001", "{layout} に項目「{item}」がありません。{ja}", "{layout} has no item {item}. {en}"),
    NUMBER_NOT_DIGITS(
            "NUMBER-002",
            "{layout} の項目「{item}」には番号を入れられません。桁数の決まった type: digits で、class も means も is もない項目を書いてください。",
            "The item {item} of {layout} cannot hold a counted number. Name one of type: digits and a stated width, without class, means"
                    + " and is."),
    NUMBER_CHANGES_WIDTH(
            "NUMBER-003",
            "{layout} の項目「{item}」の桁数が版によって違います。同じにしてください。",
            "The item {item} has different widths in the versions of {layout}. Make them the same."),
    NUMBER_WORD_UNKNOWN(
            "NUMBER-004", "{layout} の項目「{item}」に「{value}」という値はありません。", "The item {item} of {layout} never is {value}."),
    NUMBER_NOT_LEFT(
            "NUMBER-005",
            "項目「{item}」は相手が数える番号です。変換表では {expected} とだけ書いてください。送るときに番号が入ります。",
            "The item {item} holds a number that the counterpart counts. Set it by {expected} alone: the number is filled in when the"
                    + " message leaves."),
    NOT_COUNTED(
            "NUMBER-006",
            "counted() は、number-at-claim に書いた項目にだけ使えます (interfaces/{interface}.interface.yaml)。",
            "counted() stands only for the item that number-at-claim names (interfaces/{interface}.interface.yaml)."),
    NUMBER_NEVER_ASKED(
            "NUMBER-007",
            "{link} は resend: never で、こちらの識別子を尋ねられません。相手が数える番号は、尋ねられる連携先でだけ使えます。",
            "{link} says resend: never: it cannot be asked by our ids. A counted number needs a counterpart that can.");

    private final Meaning meaning;

    NumberError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
