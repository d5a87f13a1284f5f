package jp.sekisho.operate.access;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why somebody may not log in or act, or an account is not as it should be. */
public enum AccessError implements ErrorCode {
    WRONG(
            "ACCESS-001",
            "利用者名かパスワードが違うか、その利用者は今は使えません。",
            "The user or the password is wrong, or the account is not in use."),
    TOO_MANY_FAILURES(
            "ACCESS-002",
            "誤ったログインが続いたため、パスワードを調べていません。{seconds} 秒待ってから、もう一度ログインしてください。",
            "Too many failed logins: the password was not looked at. Wait {seconds} s, then log in again."),
    NO_LOGIN(
            "ACCESS-003",
            "この操作にはログインが要ります。ウェブコンソールか、sekisho の --user で行ってください。",
            "This needs a login. Use the web console, or sekisho with --user."),
    NOT_PERMITTED(
            "ACCESS-004",
            "{user} の役割では {operation} を行えません。できる役割: {roles}。",
            "The roles of {user} do not permit {operation}. These do: {roles}."),
    SESSION_ENDED("ACCESS-005", "ログインは切れています。もう一度ログインしてください。", "The login has ended. Log in again."),
    LINE_WRONG(
            "ACCESS-006",
            "利用者ファイル {file} の {row} 行目の{ja}が正しくありません。sekisho accounts で直してください。",
            "The accounts file {file} is wrong in line {row}: {en}. Mend it with sekisho accounts."),
    FILE_UNUSABLE(
            "ACCESS-007",
            "利用者ファイル {file} を使えません ({problem})。モード 600 で、ゲートウェイの利用者のものにしてください。",
            "The accounts file {file} cannot be used ({problem}). It has to be the gateway's user's own, with mode 600."),
    NO_ACCOUNT(
            "ACCESS-008",
            "利用者 {id} はいません。sekisho accounts list で確かめてください。",
            "There is no account {id}. Look at sekisho accounts list."),
    ACCOUNT_EXISTS("ACCESS-009", "利用者 {id} はすでにいます。", "The account {id} is there already."),
    ID_WRONG(
            "ACCESS-010",
            "利用者名は英小文字で始め、英小文字・数字・ハイフンの 2～23 文字にしてください。",
            "An id begins with a lower-case letter and has 2 to 23 lower-case letters, digits and hyphens."),
    PASSWORD_WEAK(
            "ACCESS-011",
            "パスワードは 12～64 文字にし、利用者名を含めないでください。",
            "A password has 12 to 64 characters, and does not hold the id."),
    NO_ADMINISTRATOR(
            "ACCESS-012",
            "使える administrator がいなくなります。先に別の administrator を登録してください。",
            "This would leave no administrator in use. Add another one first."),
    TWO_ADMINISTRATORS(
            "ACCESS-013",
            "administrator が二人より少なくなります。一人だけでは利用者を登録できてしまうので、削除せず disable にしてください。",
            "This would leave fewer than two administrators, and one alone could make accounts. Disable it instead."),
    NOT_PROPOSED(
            "ACCESS-014",
            "利用者 {id} は承認を待っていません。sekisho accounts list で確かめてください。",
            "The account {id} waits for no second administrator. Look at sekisho accounts list."),
    SAME_ADMINISTRATOR(
            "ACCESS-015",
            "登録した本人、パスワードを替えた本人は承認できません。別の administrator が承認してください。",
            "Whoever made the account, or gave it a password, cannot confirm it: another administrator has to."),
    ROLES_DIFFER(
            "ACCESS-016",
            "利用者 {id} の役割は {roles} です。確かめて、もう一度承認してください。",
            "The account {id} has the roles {roles}. Look again, then confirm it."),
    FIRST_PASSWORD(
            "ACCESS-017",
            "最初のパスワードでは操作できません。本人がパスワードを決めてください: sekisho accounts password {id} --user {id}",
            "The first password is good for one thing: choosing your own. Run: sekisho accounts password {id} --user {id}"),
    PASSWORD_KEPT(
            "ACCESS-018", "今のパスワードと同じです。別のパスワードにしてください。", "This is the password that it has. Choose another one.");

    private final Meaning meaning;

    AccessError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
