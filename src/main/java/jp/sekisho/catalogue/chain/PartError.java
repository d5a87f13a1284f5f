package jp.sekisho.catalogue.chain;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong between an interface whose messages become several and the files around it. */
enum PartError implements ErrorCode {
    NO_SUCH_PART("PART-001", "インタフェース「{part}」はありません。{ja}", "There is no interface {part}. {en}"),
    NOT_A_PART(
            "PART-002",
            "「{part}」の passage は {passage} です。電文がなれるのは ask か tell のインタフェースだけです。",
            "The passage of {part} is {passage}. A message can become only what asks or tells."),
    PART_TWICE(
            "PART-003", "「{part}」が becomes に 2 度書かれています。1 つにしてください。", "{part} stands twice under becomes. Keep one."),
    NOT_AMONG_PARTS(
            "PART-004",
            "「{leader}」はこの becomes にありません。after と with には、同じ becomes の部分を書いてください。",
            "{leader} is not among these parts. Under after and with, name a part of the same list."),
    CIRCLE(
            "PART-005",
            "「{part}」は、たどると自分自身を待っています ({way})。どれか 1 つの after か with を消してください。",
            "{part} waits for itself in the end ({way}). Remove one after or with."),
    NOT_BEFORE(
            "PART-006",
            "「{leader}」は「{part}」より後に書かれています。先に済むものを先に書いてください。",
            "{leader} stands behind {part}. Write first what is done first."),
    OTHER_LINK(
            "PART-007",
            "「{part}」は {link} へ、「{leader}」は {other} へ送られます。with で一緒に送れるのは同じ連携先だけです。after にしてください。",
            "{part} leads to {link}, and {leader} to {other}. Only what leads to one link can leave together: write after."),
    NO_PARTS("PART-008", "becomes が空です。部分を 1 つ以上書いてください。", "A message would become nothing. List at least one part."),
    NOT_SPOKEN(
            "PART-009",
            "「{system}」のファイルに、部分「{part}」の書き方がありません。interfaces に加えてください。",
            "The file of {system} does not say how it speaks of the part {part}. Add it under interfaces."),
    OTHER_LAYOUT(
            "PART-010",
            "「{part}」の layout は {actual} です。「{interface}」の電文から作るので、同じ {expected} にしてください。",
            "The layout of {part} is {actual}. It is made of a message of {interface}: make it {expected}, too."),
    OTHER_ANSWER(
            "PART-011",
            "「{part}」の answer のレイアウトは {actual} です。部分の結果は 1 つの電文で返すので、同じ {expected} にしてください。",
            "The answer's layout of {part} is {actual}. All parts are answered in one message: make it {expected}, too."),
    NO_UNANSWERED(
            "PART-012",
            "変換表 {map} に unanswered がありません。「{part}」が済まなかったときに書く値を加えてください。",
            "The map {map} has no unanswered. Say what is written when {part} is not done."),
    OWN_MAP(
            "PART-013",
            "「{interface}」の電文は部分ごとに変換されます。この map は消してください。",
            "A message of {interface} is converted part by part. Remove this map."),
    NO_ITEM("PART-014", "{layout} に項目「{item}」がありません。{ja}", "{layout} has no item {item}. {en}"),
    NEVER_THAT(
            "PART-015", "{layout} の項目「{item}」に「{value}」という値はありません。", "The item {item} of {layout} never is {value}."),
    AWAITS(
            "PART-016",
            "「{part}」は waits-for を書いたインタフェースです。ほかの部分を待てるのは、waits-for のないものだけです。",
            "{part} has waits-for. What a message becomes waits for other parts only: remove waits-for, or the part.");

    private final Meaning meaning;

    PartError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
