package jp.sekisho.juki;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;

/**
 * The logic checks of an update of identification information, before it leaves for 住基ネット (全項目評価書 001, Ⅲ-5): its items go
 * together, nobody moves in who is registered, and moving within the municipality changes what goes with an address and nothing else.
 *
 * <p>Stateless. Findings name items and never a value; none means that the update may leave.
 */
final class UpdateCheck {
    /** What a move changes, as the source lists it. Of the four counts of 外字 only that of the address is meant. */
    private static final Set<String> OF_A_MOVE = Set.of("住所", "外字数（住所）", "大字・字コード", "郵便番号", "住所を定めた日", "届出の年月日");

    /** What says of any update which one it is, of when and by whom. Our reading: the source does not list it. */
    private static final Set<String> OF_ANY_UPDATE =
            Set.of("異動事由", "異動年月日", "異動事由詳細", "依頼管理番号", "操作者ＩＤ", "操作端末ＩＤ", "更新順番号", "異常時更新順番号", "タイムスタンプ");

    private static final String FORMER_ADDRESS = "転入前住所";
    private static final String SUBSTITUTES_FLAG = "外字フラグ";

    private UpdateCheck() {}

    /**
     * What forbids the update, whatever is held. A date that is no day of the calendar (不詳) decides nothing. Which items a reason needs,
     * and which it leaves blank, is our reading: the source does not list it.
     */
    public static List<Finding> findings(IdentificationRecord update) {
        List<Finding> findings = new ArrayList<>();
        if (update.isUpdateForbidden()) {
            findings.add(Finding.of(JukiError.LOCKED, "item", "更新禁止フラグ"));
        }
        if (update.isExclusive()) {
            findings.add(Finding.of(JukiError.LOCKED, "item", "排他フラグ"));
        }
        Set<String> blanks = update.blanks();
        needed(update.reason()).stream()
                .filter(blanks::contains)
                .forEach(item -> findings.add(Finding.of(JukiError.MISSING, "item", item)));
        if (update.reason() == ChangeReason.BIRTH && !blanks.contains(FORMER_ADDRESS)) {
            findings.add(Finding.of(JukiError.NOT_OF_THIS_REASON, "item", FORMER_ADDRESS));
        }
        if (isBefore(update.addressSince(), update.residentSince())) {
            findings.add(Finding.of(JukiError.CONTRADICTION, "item", "住所を定めた日", "other", "住民となった日"));
        }
        if (isBefore(Optional.of(update.changedOn()), Optional.of(update.birthDate()))) {
            findings.add(Finding.of(JukiError.CONTRADICTION, "item", "異動年月日", "other", "生年月日"));
        }
        return List.copyOf(findings);
    }

    /** The items without which an update of that reason says nothing. */
    private static List<String> needed(ChangeReason reason) {
        return switch (reason) {
            case MOVED_IN -> List.of("住民となった日", "住所を定めた日", "市町村コード（転入前）", FORMER_ADDRESS);
            case MOVED_IN_FROM_ABROAD -> List.of("住民となった日", "住所を定めた日");
            case MOVED_WITHIN -> List.of("住所を定めた日");
            case INDIVIDUAL_NUMBER_CHANGED -> List.of("個人番号");
            case RESIDENT_RECORD_CODE_CHANGED -> List.of("旧住民票コード", "住民票コード使用年月日");
            default -> List.of();
        };
    }

    /** Of two days of the calendar, whether the first is before the other. */
    private static boolean isBefore(Optional<RegisterDate> one, Optional<RegisterDate> other) {
        Optional<LocalDate> limit = other.flatMap(RegisterDate::day);
        return one.flatMap(RegisterDate::day)
                .filter(day -> limit.filter(day::isBefore).isPresent())
                .isPresent();
    }

    /**
     * What forbids the update beside what is held.
     *
     * @param held the record held of that person now, if there is one
     */
    public static List<Finding> findings(Optional<IdentificationRecord> held, IdentificationRecord update) {
        if (held.isPresent() && !areOfOnePerson(held.get(), update)) {
            return List.of(Finding.of(JukiError.ANOTHER_PERSON));
        }
        Optional<IdentificationRecord> registered = held.filter(UpdateCheck::isRegistered);
        if (update.reason().isMovingIn() && registered.isPresent()) {
            return List.of(Finding.of(JukiError.ALREADY_REGISTERED));
        }
        if (!update.reason().isMovingWithin()) {
            return List.of();
        }
        return registered
                .map(record -> changedBeyondMoving(record, update))
                .orElseGet(() -> List.of(Finding.of(JukiError.NOT_REGISTERED)));
    }

    /** A code that was changed is the former one of the update that says so. */
    private static boolean areOfOnePerson(IdentificationRecord held, IdentificationRecord update) {
        String code = update.reason() == ChangeReason.RESIDENT_RECORD_CODE_CHANGED
                ? update.formerResidentRecordCode()
                : update.residentRecordCode();
        return held.residentRecordCode().equals(code);
    }

    /** Somebody who left is not, whose record may well be held still; nor is somebody who is only expected. */
    private static boolean isRegistered(IdentificationRecord held) {
        return held.reason().kind() != ChangeReason.Kind.REMOVAL && !held.isProspective();
    }

    private static List<Finding> changedBeyondMoving(IdentificationRecord held, IdentificationRecord update) {
        List<Finding> beyond = new ArrayList<>();
        for (String item : held.differences(update)) {
            boolean permitted = OF_A_MOVE.contains(item)
                    || OF_ANY_UPDATE.contains(item)
                    || item.equals(SUBSTITUTES_FLAG) && followsFromAddress(held, update);
            if (!permitted) {
                beyond.add(Finding.of(JukiError.CHANGED_BEYOND_MOVING, "item", item));
            }
        }
        return beyond;
    }

    /** Whether the address had such characters and has none now, or the other way round. */
    private static boolean followsFromAddress(IdentificationRecord held, IdentificationRecord update) {
        return held.addressSubstitutes() == 0 ^ update.addressSubstitutes() == 0;
    }
}
