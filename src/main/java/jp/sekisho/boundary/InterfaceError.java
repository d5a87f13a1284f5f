package jp.sekisho.boundary;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with an interface's file, or with a system's where it speaks of an interface. */
enum InterfaceError implements ErrorCode {
    RESERVED(
            "INTERFACE-001",
            "{id} はゲートウェイが使う名前です。別の名前にしてください。",
            "The gateway uses the name {id} itself. Choose another."),
    NOT_OF_THIS_PASSAGE(
            "INTERFACE-002",
            "passage が {passage} のインタフェースに {key} はありません。この行を消してください。",
            "An interface whose passage is {passage} has no {key}. Remove this line."),
    NO_RESULT_TO_WAIT_FOR(
            "INTERFACE-003",
            "passage が {passage} のインタフェースは受付で終わります。この行を消すか、next-after: receipt にしてください。",
            "An interface whose passage is {passage} ends with its receipt. Remove this line, or write next-after: receipt."),
    NO_SUCH_MEANS(
            "INTERFACE-004",
            "許可を決める役割に「{means}」はありません。使えるのは {known} です。",
            "Permits do not decide by {means}. Choose from {known}."),
    BELONGS_TO_INTERFACE(
            "INTERFACE-005",
            "{key} はインタフェースのファイル {file} に書きます。ここからは消してください。",
            "Write {key} in the interface's file, {file}, and remove it here."),
    TOO_LARGE(
            "INTERFACE-006",
            "電文の大きさは {most} までです。それより大きいと、暗号化した電文が相手に渡せる大きさを超えることがあります。size を小さくしてください。",
            "A message may have at most {most}: sealed, a larger one could exceed what can cross. Make size smaller."),
    LISTED_TWICE(
            "INTERFACE-007", "「{item}」が {key} に 2 度書かれています。1 つにしてください。", "{item} stands twice under {key}. Keep one."),
    NUMBER_OF_A_PERSON(
            "INTERFACE-020",
            "「{item}」は人を指す項目です。number-at-claim には相手が数える番号の項目を書いてください。",
            "{item} names a person. Under number-at-claim, name the item of the number that the counterpart counts."),
    NUMBER_PER_NOBODY(
            "INTERFACE-021",
            "persons が空なので、人ごとには数えられません。per: link にするか、persons を書いてください。",
            "The messages concern nobody, so nobody's can be counted. Write per: link, or name persons."),
    NUMBER_WITHOUT_RESULT(
            "INTERFACE-022",
            "番号を使ったかどうかは結果で決まります。next-after: result と書いてください。",
            "Only its result says whether a number was used. Write next-after: result."),
    NEVER_SO(
            "INTERFACE-023",
            "is が空なので、どの電文も当てはまりません。当てはまる値を書いてください。",
            "Nothing would ever be so. Write the values that make it so."),
    BOTH_AFTER_AND_WITH(
            "INTERFACE-024",
            "after と with は、どちらか一方だけを書きます。一緒に送るなら with、済んでから送るなら after です。",
            "Write either after or with: with for what leaves together, after for what leaves once the other is done."),
    KEY_WITHOUT_VERSION(
            "INTERFACE-025",
            "key と version は組で書きます。key には何についての記録かを示す項目を 1 つ以上、version にはその状態を示す項目を書いてください。",
            "Write key and version together: under key one item at least that names the thing, under version the one that says its state."),
    VERSION_IN_KEY(
            "INTERFACE-026",
            "「{item}」は状態を示す項目です。key に入れると、どの状態も別のものになります。key から除いてください。",
            "{item} says the state: within the key each state would be a thing of its own. Remove it from key."),
    NUMBER_NAMES_NOTHING(
            "INTERFACE-027",
            "「{item}」の番号は送るときに決まります。key と version には受付の時に決まっている項目を書いてください。",
            "The number in {item} is given when the message leaves. Under key and version, name items that stand when it is accepted.");

    private final Meaning meaning;

    InterfaceError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
