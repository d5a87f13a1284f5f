package jp.sekisho.seal.xml;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/**
 * Why a letter could not be sealed or was not taken. For the records on this side only: the counterpart hears {@link
 * Seal#REFUSAL}, whatever the cause.
 */
public enum SealError implements ErrorCode {
    TOO_LARGE("SEAL-001", "封書が {limit} バイトを超えています。", "The letter exceeds {limit} bytes."),
    NOT_XML(
            "SEAL-002",
            "{part}を XML として読めません (DTD・実体参照は認めません)。",
            "The {part} is not acceptable XML (no DTD, no entities)."),
    NOT_ENCRYPTED("SEAL-003", "暗号化の形が約束と違います: {part}", "The encryption is not shaped as agreed: {part}"),
    WRONG_ENCRYPTION("SEAL-004", "認めていない暗号方式です: {part}", "This encryption algorithm is not allowed: {part}"),
    NOT_FOR_OUR_KEY("SEAL-005", "この連携先で持っている鍵宛てに暗号化されていません。", "It is not encrypted to a key held for this link."),
    NOT_DECRYPTED(
            "SEAL-006", "復号できません。途中で変えられたか、鍵が違います。", "It cannot be decrypted: altered on the way, or another key."),
    WRONG_SHAPE("SEAL-007", "封書の中の形が約束と違います: {part}", "The letter inside is not shaped as agreed: {part}"),
    NOT_SIGNED("SEAL-008", "署名がありません。", "It is not signed."),
    WRONG_SIGNATURE_SHAPE("SEAL-009", "署名の形が約束と違います: {part}", "The signature is not shaped as agreed: {part}"),
    WRONG_ALGORITHM("SEAL-010", "認めていない署名方式です: {part}", "This signature algorithm is not allowed: {part}"),
    NO_KEY_NAMED(
            "SEAL-011",
            "署名者の証明書を指す発行者と番号 (または SKI) がありません。",
            "The signature names no certificate by issuer and serial, or SKI."),
    UNKNOWN_SIGNER(
            "SEAL-012",
            "この連携先のものとして持っていない証明書による署名です。",
            "It is signed under a certificate that is not held for this link."),
    ALTERED("SEAL-013", "署名が内容と合いません。", "The signature does not match the content."),
    WRONG_ISSUER("SEAL-014", "定めた発行局の証明書ではありません: {serial}", "The certificate {serial} is not from a pinned issuer."),
    NOT_VALID_NOW(
            "SEAL-015",
            "証明書 {serial} は有効期間の外です ({from} – {until})。",
            "The certificate {serial} is outside its validity ({from} – {until})."),
    WRONG_USAGE("SEAL-016", "証明書 {serial} の鍵用途に {usage} がありません。", "The certificate {serial} is not meant for {usage}."),
    REVOKED("SEAL-017", "証明書 {serial} は失効しています。", "The certificate {serial} is revoked."),
    NO_REVOCATION_LIST(
            "SEAL-018",
            "証明書 {serial} の発行局の有効な失効リストがありません。",
            "There is no valid revocation list of the issuer of certificate {serial}.",
            Origin.OPERATOR,
            Disposition.RETRY),
    WEAK_KEY(
            "SEAL-019",
            "証明書 {serial} の鍵は種類か長さが認められません。",
            "The key of certificate {serial} is of a kind or length that is not allowed."),
    WRONG_ENVIRONMENT(
            "SEAL-020",
            "別の環境の封書です ({environment} ではありません)。",
            "It belongs to another environment, not to {environment}."),
    WRONG_SENDER("SEAL-021", "差出人が {sender} ではありません。", "Its sender is not {sender}."),
    WRONG_RECIPIENT("SEAL-022", "宛先が {recipient} ではありません。", "Its recipient is not {recipient}."),
    WRONG_TIME(
            "SEAL-023",
            "封をした時刻が許容差 {tolerance} 秒を超えています (差 {difference} 秒)。",
            "Its time is {difference} seconds from ours; {tolerance} are tolerated."),
    NO_OWN_KEY(
            "SEAL-024",
            "{usage} に今使える自分の鍵がありません。",
            "No key of our own can be used now for {usage}.",
            Origin.OPERATOR,
            Disposition.RETRY),
    NO_COUNTERPART_KEY(
            "SEAL-025",
            "暗号化に今使える相手の証明書がありません。",
            "No certificate of the counterpart can be encrypted to now.",
            Origin.OPERATOR,
            Disposition.RETRY),
    BODY_NOT_SEALABLE(
            "SEAL-026",
            "本文が 1 つの XML 要素ではありません。",
            "The body is not a single XML element.",
            Origin.GATEWAY,
            Disposition.PARK),
    ENGINE(
            "SEAL-027",
            "暗号処理が失敗しました: {problem}",
            "The crypto engine failed: {problem}",
            Origin.GATEWAY,
            Disposition.RETRY),
    UNREADABLE_KEYS(
            "SEAL-028",
            "鍵ファイル {file} を読めません: {problem}",
            "The key file {file} cannot be read: {problem}",
            Origin.OPERATOR,
            Disposition.RETRY),
    TOO_MANY_PARTS(
            "SEAL-030",
            "{part}の要素・属性・文字列の数が多すぎます。",
            "The {part} holds too many elements, attributes or stretches of text."),
    WRONG_PROFILE(
            "SEAL-031",
            "署名した鍵がこの連携先の種類 {profile} ではありません。",
            "It is signed with a key of another kind than {profile}, on which this link has agreed.");

    private final Meaning meaning;

    SealError(String wire, String japanese, String english) {
        this(wire, japanese, english, Origin.COUNTERPART, Disposition.REFUSE);
    }

    SealError(String wire, String japanese, String english, Origin origin, Disposition disposition) {
        meaning = new Meaning(wire, origin, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
