package jp.sekisho.juki;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with typed records, and with the updates that they say. */
enum JukiError implements ErrorCode {
    ITEM_WITHOUT_FIELD(
            "JUKI-001",
            Origin.GATEWAY,
            "{layout} (第{version}版) の項目「{item}」が、クラス {class} にありません。",
            "The class {class} has no field for item {item} of {layout} (version {version})."),
    FIELD_WITHOUT_ITEM(
            "JUKI-002",
            Origin.GATEWAY,
            "クラス {class} の項目「{item}」が、{layout} (第{version}版) にありません。",
            "The class {class} has a field for item {item}, which {layout} (version {version}) does not have."),
    ANOTHER_PLACE(
            "JUKI-003",
            Origin.GATEWAY,
            "項目「{item}」は {layout} (第{version}版) で {expected} 番目、クラス {class} で {actual} 番目です。",
            "Item {item} is number {expected} in {layout} (version {version}), and number {actual} in the class {class}."),
    NO_ROOM_FOR_BLANK(
            "JUKI-004",
            Origin.GATEWAY,
            "項目「{item}」は {layout} (第{version}版) で空にできますが、クラス {class} の型では空を表せません。",
            "Item {item} may be blank in {layout} (version {version}), and its type in the class {class} cannot say so."),
    NOT_FOR_BINDY(
            "JUKI-005",
            Origin.GATEWAY,
            "クラス {class} の注釈では、値を項目に分けられません。@CsvRecord の区切りと引用符を見直してください。",
            "The annotations of the class {class} do not keep values apart. Look at separator and quote of its @CsvRecord."),
    BLANK("JUKI-006", Origin.SENDER, "項目「{item}」が空です。", "Item {item} is blank."),
    UNKNOWN_VALUE(
            "JUKI-007",
            Origin.SENDER,
            "項目「{item}」の値は、この版では扱えません。コードの対応を確かめてください。",
            "Item {item} has a value that this release does not know. Look at how its codes are converted."),
    ANOTHER_PERSON(
            "JUKI-011",
            Origin.GATEWAY,
            "保有する本人確認情報と更新とで、住民票コードが一致しません。",
            "The identification information held and the update are not of the same resident record code."),
    ALREADY_REGISTERED(
            "JUKI-012",
            Origin.SENDER,
            "転入の更新ですが、この人は既に登録されています。異動事由を確かめてください。",
            "Somebody moves in who is registered already. Look at the reason of the change."),
    NOT_REGISTERED(
            "JUKI-013",
            Origin.SENDER,
            "転居の更新ですが、この人は登録されていません。異動事由を確かめてください。",
            "Somebody moves within the municipality who is not registered. Look at the reason of the change."),
    CHANGED_BEYOND_MOVING(
            "JUKI-014",
            Origin.SENDER,
            "転居の更新ですが、項目「{item}」も変わっています。転居で変わるのは住所に伴う項目だけです。",
            "Moving within the municipality changes what goes with the address, and this update changes item {item}."),
    LOCKED(
            "JUKI-015",
            Origin.SENDER,
            "項目「{item}」が立っています。更新はできません。解けてから送り直してください。",
            "The flag {item} is set, and nothing may be updated. Send it again when it is lifted."),
    MISSING(
            "JUKI-016",
            Origin.SENDER,
            "この異動事由には項目「{item}」が要ります。値を入れて送り直してください。",
            "This reason needs item {item}. Fill it and send the update again."),
    NOT_OF_THIS_REASON(
            "JUKI-017",
            Origin.SENDER,
            "この異動事由では項目「{item}」は空です。異動事由を確かめてください。",
            "With this reason item {item} is blank. Look at the reason of the change."),
    CONTRADICTION(
            "JUKI-018",
            Origin.SENDER,
            "項目「{item}」が項目「{other}」より前の日です。どちらかを直してください。",
            "Item {item} is a day before item {other}. Correct one of them.");

    private final Meaning meaning;

    JukiError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
