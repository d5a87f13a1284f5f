package jp.sekisho.passage.inward;

import static jp.sekisho.error.Disposition.REFUSE;
import static jp.sekisho.error.Origin.COUNTERPART;
import static jp.sekisho.error.Origin.OPERATOR;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why something that a counterpart brought is not taken. It stays with the counterpart, and is looked at again. */
public enum InwardError implements ErrorCode {
    CHANGED(
            "INWARD-001",
            COUNTERPART,
            REFUSE,
            "受け取り済みのものと同じ番号で、内容が違います。相手に確かめてください。",
            "It has the id of something that was taken before, and another content. Ask the counterpart which of them is meant."),
    OF_ANOTHER_OPERATION(
            "INWARD-002",
            COUNTERPART,
            REFUSE,
            "署名の中の業務「{operation}」が、届いた先の {interface} のものではありません。",
            "The operation that its signature covers ({operation}) is not that of {interface}, by which it came."),
    SEVERAL_RECORDS(
            "INWARD-003",
            COUNTERPART,
            REFUSE,
            "一件ずつ届くはずのところに {actual} 件あります。",
            "It holds {actual} records where one is expected."),
    NOBODYS(
            "INWARD-004",
            OPERATOR,
            REFUSE,
            "受け取ってよい業務システムがありません ({interface})。許可表に受け手の行を加えてください。相手が保持している間、取り直します。",
            "No system may be given it ({interface}). Add a row for its receiver to the permits; it is fetched again while the"
                    + " counterpart keeps it."),
    SEVERAL_OWNERS(
            "INWARD-005",
            OPERATOR,
            REFUSE,
            "受け取ってよい業務システムが一つに決まりません ({systems})。許可表を一つに絞ってください。",
            "Several systems may be given it ({systems}), and it is for one. Leave one of them in the permits."),
    NO_RECEIVER(
            "INWARD-007",
            OPERATOR,
            REFUSE,
            "渡してよい業務システムがありません ({interface})。許可表に受け手の行を加えてから、もう一度送ってください。",
            "No system may be given it ({interface}). Add rows for its receivers to the permits, and send it again."),
    NO_LANE(
            "INWARD-006",
            OPERATOR,
            REFUSE,
            "業務システム {system} への引き渡しは、次の起動から始まります。ゲートウェイを再起動してください。",
            "What leads to {system} goes on after the next start: restart the gateway.");

    private final Meaning meaning;

    InwardError(String wire, Origin origin, Disposition disposition, String japanese, String english) {
        meaning = new Meaning(wire, origin, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
