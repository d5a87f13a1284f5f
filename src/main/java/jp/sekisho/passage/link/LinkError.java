package jp.sekisho.passage.link;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with a link's file. */
enum LinkError implements ErrorCode {
    LANE_WITHOUT_HOURS(
            "LINK-001",
            "レーン {lane} の時間がありません。閉じておくなら never と書いてください。",
            "The lane {lane} has no hours. Write never if it is to stay closed."),
    PACE(
            "LINK-002",
            "per-second は 0 より大きく、burst と at-once は 1 以上にしてください。",
            "Let per-second be above 0, burst and at-once at least 1."),
    RETRY(
            "LINK-003",
            "first は 0 より長く、factor は 1 以上、longest は first 以上にしてください。",
            "Let first be above 0, factor at least 1, longest at least first."),
    ONE_NAME(
            "LINK-004",
            "own-key と counterpart が同じ名前です。こちらの電文が相手のものとして通ってしまいます。相手の証明書の名前を書いてください。",
            "own-key and counterpart are the same name: letters of our own would be taken for the counterpart's. Write the name of"
                    + " the counterpart's certificates."),
    LISTEN(
            "LINK-006",
            "listen の {key} が使えません。port は 1〜65535、path は /platform/v1 の形、connections は 1〜1000、at-once は 1〜64 で"
                    + " connections 以下、within は 2 min 以下にしてください。",
            "The {key} of listen cannot be used. Let port be 1 to 65535, path such as /platform/v1, connections 1 to 1000, at-once 1"
                    + " to 64 and no more than connections, within at most 2 min."),
    NEVER_OPEN(
            "LINK-005",
            "どのレーンも never です。これでは何も送られず、結果も取りに行きません。urgent、normal、bulk の少なくとも一つに時間を書いてください。",
            "All lanes are never: nothing would be sent, and no answer fetched. Give at least one of urgent, normal and bulk"
                    + " its hours.");

    private final Meaning meaning;

    LinkError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
