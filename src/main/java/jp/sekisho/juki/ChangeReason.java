package jp.sekisho.juki;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a record was changed (異動事由). The reasons are public by name, their codes are ours: those of the column {@code host}
 * of {@code change-reasons.codes.csv}. A city with other codes has a map turn them into these.
 */
enum ChangeReason {
    /** 国内転入 */
    MOVED_IN("11", Kind.ENTRY),
    /** 国外転入等 */
    MOVED_IN_FROM_ABROAD("12", Kind.ENTRY),
    /** 出生 */
    BIRTH("13", Kind.ENTRY),
    /** 職権記載(帰化等) */
    ENTERED_ON_NATURALISATION("14", Kind.ENTRY),
    /** 職権記載(国籍喪失) */
    ENTERED_ON_LOSS_OF_NATIONALITY("15", Kind.ENTRY),
    /** 職権記載 */
    ENTERED_EX_OFFICIO("16", Kind.ENTRY),
    /** 改製 */
    REVISED_ENTRY("17", Kind.ENTRY),
    /** 再製 */
    RESTORED_ENTRY("18", Kind.ENTRY),
    /** 異動の取消し(増) */
    UNDONE_REMOVAL("19", Kind.ENTRY),
    /** 国内転出 */
    MOVED_OUT("31", Kind.REMOVAL),
    /** 国外転出 */
    MOVED_ABROAD("32", Kind.REMOVAL),
    /** 死亡 */
    DEATH("33", Kind.REMOVAL),
    /** 職権消除(帰化等) */
    REMOVED_ON_NATURALISATION("34", Kind.REMOVAL),
    /** 職権消除(国籍喪失) */
    REMOVED_ON_LOSS_OF_NATIONALITY("35", Kind.REMOVAL),
    /** 職権消除 */
    REMOVED_EX_OFFICIO("36", Kind.REMOVAL),
    /** 改製 */
    REVISED_REMOVAL("37", Kind.REMOVAL),
    /** 再製 */
    RESTORED_REMOVAL("38", Kind.REMOVAL),
    /** 異動の取消し(減) */
    UNDONE_ENTRY("39", Kind.REMOVAL),
    /** 転居 */
    MOVED_WITHIN("51", Kind.CORRECTION),
    /** 軽微な修正 */
    SLIGHT_CORRECTION("52", Kind.CORRECTION),
    /** 職権修正 */
    CORRECTED_EX_OFFICIO("53", Kind.CORRECTION),
    /** 誤記修正 */
    CORRECTED_ERROR("54", Kind.CORRECTION),
    /** 個人番号の変更請求・職権修正・職権記載 */
    INDIVIDUAL_NUMBER_CHANGED("55", Kind.CORRECTION),
    /** 住民票コードの変更請求・職権記載 */
    RESIDENT_RECORD_CODE_CHANGED("56", Kind.CORRECTION),
    /** 世帯分離 */
    HOUSEHOLD_SPLIT("57", Kind.CORRECTION),
    /** 世帯合併 */
    HOUSEHOLDS_MERGED("58", Kind.CORRECTION),
    /** 世帯変更 */
    HOUSEHOLD_CHANGED("59", Kind.CORRECTION),
    /** 世帯主変更 */
    HEAD_OF_HOUSEHOLD_CHANGED("60", Kind.CORRECTION),
    /** 旧氏の記載・変更・削除 */
    FORMER_SURNAME_CHANGED("61", Kind.CORRECTION),
    /** 通称の記載・削除 */
    COMMON_NAME_CHANGED("62", Kind.CORRECTION),
    /** 異動の取消し(修正) */
    UNDONE_CORRECTION("63", Kind.CORRECTION);

    private final String code;
    private final Kind kind;

    /** What a reason does to the register. */
    public enum Kind {
        /** A person comes into it (記載). */
        ENTRY,
        /** A person leaves it (消除). */
        REMOVAL,
        /** The record of a person in it changes (修正). */
        CORRECTION
    }

    ChangeReason(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    static Optional<ChangeReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }

    /** As a message writes it. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether somebody came from elsewhere to live here (転入). */
    public boolean isMovingIn() {
        return this == MOVED_IN || this == MOVED_IN_FROM_ABROAD;
    }

    /** Whether somebody moved and stays within the municipality (転居). */
    public boolean isMovingWithin() {
        return this == MOVED_WITHIN;
    }
}
