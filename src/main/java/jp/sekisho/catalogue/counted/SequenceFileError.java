package jp.sekisho.catalogue.counted;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with what a system's file says of its numbered messages. */
enum SequenceFileError implements ErrorCode {
    NO_SUCH_ITEM("SEQUENCE-020", "{layout} に項目「{item}」がありません。{ja}", "{layout} has no item {item}. {en}"),
    NOT_A_NUMBER(
            "SEQUENCE-021",
            "{layout} の項目「{item}」は送り手の番号になれません。必ず値が入り、桁数が {longest} までの type: digits で、class も means も is もない項目を書いてください。",
            "The item {item} of {layout} cannot hold a sender's number. Name one of type: digits that is always filled, of at most"
                    + " {longest} digits, without class, means and is."),
    NOT_SENT_BY_IT(
            "SEQUENCE-022",
            "{interface} では、番号の続き具合を見られません。システムが自分から送るインタフェースにだけ sequence を書いてください。",
            "Messages of {interface} cannot be held to a sequence. Write sequence only for an interface by which the system sends of"
                    + " its own accord."),
    TOO_MANY_AHEAD(
            "SEQUENCE-023",
            "most-ahead の合計 {ahead} が、quota.waiting {quota} の半分を超えています。欠けた番号を受け取れなくなるので、どちらかを直してください。",
            "Together, most-ahead is {ahead}: more than half of quota.waiting, {quota}. The door could stop before the missing number"
                    + " comes. Change either."),
    ORDERED_BY_VERSION(
            "SEQUENCE-024",
            "{interface} の電文は key と version で新旧を見分けます。番号の順と二重に決めることはできません。sequence を消してください。",
            "Messages of {interface} are told newer from older by key and version: their order cannot be said twice. Remove sequence.");

    private final Meaning meaning;

    SequenceFileError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
