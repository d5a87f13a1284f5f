package jp.sekisho.convert.codes;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with a code, or with a code table's file. Never names the code that a record held. */
public enum CodeError implements ErrorCode {
    NO_COLUMNS(
            "CODE-001",
            "コードの列がありません。見出しに書いてください。",
            "There is no column of codes. Name one in the head line.",
            Origin.OPERATOR),
    AMBIGUOUS_CODE(
            "CODE-002",
            "列「{column}」のこのコードには、{ja}有効な行がほかにもあります。期間を分けるか、列 back で、使う行を 1 つだけ yes にしてください。",
            "This code of column {column} has more than one row{en}. Part their dates, or mark one of them yes in the column back.",
            Origin.OPERATOR),
    UNKNOWN_CODE(
            "CODE-003",
            "項目「{item}」のコードは、{on} に有効なコード表 {table} にありません。",
            "The code in item {item} is not in the code table {table} on {on}.",
            Origin.SENDER),
    NO_COUNTERPART(
            "CODE-004",
            "項目「{item}」のコードに、コード表 {table} では {column} のコードがありません。",
            "The code in item {item} has no {column} code in the table {table}.",
            Origin.SENDER),
    ENDS_BEFORE_IT_BEGINS("CODE-005", "終わり (until) が始め (from) より前です。", "until is before from.", Origin.OPERATOR);

    private final Meaning meaning;

    CodeError(String wire, String japanese, String english, Origin origin) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
