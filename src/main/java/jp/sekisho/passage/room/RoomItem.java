package jp.sekisho.passage.room;

/** The items of rooms' layouts. Their names are as frozen as those of a counterpart's layouts. */
public enum RoomItem {
    /** The number by which the asking system knows the person. */
    LOCAL_NUMBER("宛名番号"),
    INTEGRATED_NUMBER("団体内統合宛名番号"),
    INDIVIDUAL_NUMBER("個人番号"),
    /** How many were found, in each record of the answer. */
    FOUND("件数"),
    /** How far the person's linkage code is acquired, as {@code registry.LinkageCodeStatus} spells it. */
    LINKAGE_CODE_STATUS("符号取得状況"),
    /** Whether a case about the person on the confirmation list is undecided: 1 or 0. */
    AWAITS_CONFIRMATION("確認待ち");

    private final String item;

    RoomItem(String item) {
        this.item = item;
    }

    /** Its name in a layout. */
    public String item() {
        return item;
    }
}
