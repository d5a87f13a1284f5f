package jp.sekisho.operate.jmx;

import java.util.SortedMap;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Logins over local JMX, {@code jp.sekisho:type=Login}, and how logins stand. Attaching to the process shows, and lets nobody
 * act: an operation is called through {@link #act} by whoever has logged in.
 */
@Described("ログイン。Logins: how they stand, and how one acts over local JMX.")
public interface LoginMBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Login";

    @Described("起動後に断ったログイン・操作・接続の数 (種類別。コンソール、sekisho、窓口)。What was refused since the start, by kind: at the web"
            + " console, over local JMX and at the broker. security_audit has each.")
    SortedMap<String, Long> getRefused();

    @Described(
            "起動後に失敗したログイン (コンソール、sekisho、窓口)。Failed logins since the start: of the web console, sekisho and the broker.")
    long getFailedLogins();

    @Described("sekisho でログイン中の数。How many are logged in over local JMX.")
    int getSessions();

    @Described("登録された利用者の数。How many accounts there are.")
    int getAccounts();

    @Described(
            "利用者ファイルの問題。空なら問題なし。What is wrong with the accounts file, while the last good one is in force; empty: nothing.")
    String getAccountsProblem();

    /**
     * Lets somebody in for a short time.
     *
     * @return a token for {@link #act}
     */
    @Described("ログインする。Logs in; answers a token, good for ten minutes without use.")
    String login(@Described("利用者。The account.") String user, @Described("パスワード。The password.") String password);

    /** Calls an operation of one of the gateway's beans as whoever has logged in. */
    @Described("ログインした人として操作する。Calls an operation as whoever has logged in; sekisho does.")
    Object act(
            @Described("login の答え。What login answered.") String token,
            @Described("Bean。The bean.") ObjectName bean,
            @Described("操作。The operation.") String operation,
            @Described("引数。Its arguments.") Object[] arguments,
            @Described("引数の型。Their types.") String[] types)
            throws JMException;

    @Described("ログアウトする。Ends a login.")
    void logout(@Described("login の答え。What login answered.") String token);
}
