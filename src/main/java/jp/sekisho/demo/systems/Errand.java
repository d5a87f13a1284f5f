package jp.sekisho.demo.systems;

/** What a business system wants when it sends a message. */
public enum Errand {
    INQUIRY("inquiry", ""),
    /** A replica that is new. */
    REPLICA("replica", "副本 "),
    /** A change of a replica. */
    REPLICA_CHANGE("replica", "副本の更新 "),
    ANSWER_STOP("automatic-answer-stop", "自動応答不可の設定 "),
    /** A change of a resident, for CS. */
    RESIDENT_CHANGE("identification-update", "本人確認情報更新 ");

    private final String interfaceId;
    private final String shown;

    Errand(String interfaceId, String shown) {
        this.interfaceId = interfaceId;
        this.shown = shown;
    }

    String interfaceId() {
        return interfaceId;
    }

    /** As the tale names it before what came of it; nothing for an inquiry. */
    public String shown() {
        return shown;
    }
}
