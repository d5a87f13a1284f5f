package jp.sekisho.operate.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.sekisho.store.Secrets;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The accounts of the demo, with their passwords, in a file. */
public final class TestAccounts {
    private static final int QUICK = 4;

    private TestAccounts() {}

    public static void write(Path data) {
        Secrets secrets = Secrets.in(data.resolve("secrets"));
        Map<String, Account> demo = DemoAccounts.of(secrets::password);
        demo.replaceAll((id, account) -> account.withHash(quick(secrets.password(id))));
        change(AccountFile.in(data), before -> demo);
    }

    static void change(AccountFile file, UnaryOperator<Map<String, Account>> change) {
        file.change(new AccountJournal.Act("(test)", "added", "all", ""), Instant.EPOCH, change);
    }

    static String quick(String password) {
        return "{bcrypt}" + new BCryptPasswordEncoder(QUICK).encode(password);
    }
}
