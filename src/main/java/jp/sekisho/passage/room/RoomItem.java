package jp.sekisho.passage.room;

import java.util.EnumSet;
import java.util.Set;

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
    AWAITS_CONFIRMATION("確認待ち"),
    RESIDENT_RECORD_CODE("住民票コード"),
    HOUSEHOLD_NUMBER("世帯番号"),
    /** How many are in the household after a change. */
    HOUSEHOLD_SIZE("世帯人数"),
    /** The register counts its changes: the greater, the later. */
    CHANGE_NUMBER("異動番号"),
    /** When the register made its last change, local time. */
    CHANGED_AT("異動日時"),
    /** Whether a change is 本登録: yes or no. */
    IS_DEFINITIVE("本登録"),
    /** RESIDENT, MOVING_OUT or REMOVED. */
    RESIDENCE("住民状態"),
    MOVES_OUT_ON("転出予定年月日"),
    NAME("氏名"),
    KANA("氏名ふりがな"),
    FORMER_NAME("旧氏"),
    ALIAS("通称"),
    BIRTH("生年月日"),
    SEX("性別"),
    ADDRESS("住所"),
    RELATIONSHIP("続柄"),
    HEAD_OF_HOUSEHOLD("世帯主氏名"),
    RESIDENT_SINCE("住民となった日"),
    AT_ADDRESS_SINCE("住所を定めた日"),
    NOTIFIED_ON("届出の年月日"),
    ADDRESS_BEFORE("転入前住所"),
    /** Which measure protects a person: 支援措置 or 仮支援措置, by its code. */
    MEASURE("措置区分"),
    /** Whether it does: yes or no. */
    PROTECTED("措置中"),
    PROTECTED_FROM("措置開始年月日"),
    /** Until when it is meant; it does not end by itself. */
    PROTECTED_UNTIL("措置終了予定年月日"),
    /** When the register has said so, local time. */
    SAID_AT("登録日時"),
    /** PERSON, or HOUSEHOLD for all of its members. */
    SCOPE("交付範囲"),
    /** HELD_COPY: what the gateway holds, and not the register itself. */
    SOURCE("情報区分");

    private final String item;

    RoomItem(String item) {
        this.item = item;
    }

    /** What a certificate of residence may say of a person beside what it has to; and how many are in the household, if that is told. */
    static Set<RoomItem> moreOfAResident(boolean tellsHousehold) {
        Set<RoomItem> more = EnumSet.of(
                KANA,
                FORMER_NAME,
                ALIAS,
                HEAD_OF_HOUSEHOLD,
                RESIDENT_SINCE,
                AT_ADDRESS_SINCE,
                NOTIFIED_ON,
                ADDRESS_BEFORE);
        if (tellsHousehold) {
            more.add(HOUSEHOLD_NUMBER);
            more.add(HOUSEHOLD_SIZE);
        }
        return more;
    }

    /** Its name in a layout. */
    public String item() {
        return item;
    }
}
