package jp.sekisho.seal.keys;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with a name of keys that a link's file says. */
enum RingError implements ErrorCode {
    NOT_IN_RING(
            "KEYS-001",
            "鍵束の環境 {environment} に {name} の {what} がありません。{file} を置くか、名前を直してください（ある名前: {known}）。{ja}",
            "The key ring has no {what} of {name} for the environment {environment}. Put {file} there, or mend the name"
                    + " (there are: {known}).{en}"),
    OTHER_ENVIRONMENT(
            "KEYS-002",
            "{name} の鍵は環境 {other} のものです。接続先の環境は {environment} です。この環境の鍵を使ってください。",
            "The keys of {name} are of the environment {other}, the link is of {environment}. Use keys of the link's"
                    + " environment."),
    WRONG_PROFILE(
            "KEYS-003",
            "{name} の鍵は {profile} ではありません。profile を直すか、その種類の鍵を使ってください。",
            "The keys of {name} are not of the profile {profile}. Mend the profile, or use keys of that kind."),
    OTHER_ISSUER(
            "KEYS-004",
            "{name} の証明書は、環境 {environment} の issuers にある発行者のものではありません。",
            "No issuer in issuers of the environment {environment} has issued the certificate of {name}. Use a certificate"
                    + " of this environment, or add its issuer."),
    FOR_DEVELOPMENT(
            "KEYS-005",
            "環境 {environment} に開発用の鍵は使えません。実際の鍵束を sekisho.certs に指定してください。",
            "Development keys serve the environment demo only, not {environment}. Set sekisho.certs to a real key ring."),
    NO_RING(
            "KEYS-006",
            "環境 {environment} の鍵束がありません。sekisho.certs に鍵束のフォルダを指定してください。",
            "There is no key ring for the environment {environment}. Set sekisho.certs to the folder of one.");

    private final Meaning meaning;

    RingError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.PARK, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
