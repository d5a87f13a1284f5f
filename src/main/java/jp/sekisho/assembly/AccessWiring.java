package jp.sekisho.assembly;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.management.JMException;
import jp.sekisho.audit.AuditSeries;
import jp.sekisho.audit.JdbiSecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.operate.access.Account;
import jp.sekisho.operate.access.AccountFile;
import jp.sekisho.operate.access.AccountRecords;
import jp.sekisho.operate.access.Accounts;
import jp.sekisho.operate.access.DemoAccounts;
import jp.sekisho.operate.access.Logins;
import jp.sekisho.operate.access.Slowdown;
import jp.sekisho.operate.jmx.Admission;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.LoginBean;
import jp.sekisho.operate.jmx.LoginMBean;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may act: accounts, logins, and where refused attempts are written. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    private static final Logger LOG = LoggerFactory.getLogger(AccessWiring.class);
    private static final int SHOWN_BYTES = 6;

    @Bean(destroyMethod = "close")
    JdbiSecurityAudit securityAudit(Store store, Clock real) {
        return JdbiSecurityAudit.start(store, real);
    }

    /** H2 serves links of the demo only: beside it there are accounts without a file. */
    @Bean
    Accounts accounts(Settings settings, Tables tables, Secrets secrets, JdbiSecurityAudit audit) {
        AccountFile file = settings.accountFile();
        boolean demo = Tables.isEmbedded(tables.url());
        if (!demo && !file.exists()) {
            LOG.warn("Nobody can log in: there is no accounts file. Add an administrator: sekisho accounts add.");
        }
        return new Accounts(
                file,
                () -> demo ? DemoAccounts.of(secrets::password) : Map.<String, Account>of(),
                id -> audit.record(SecurityEvent.of(id, null, What.ACCOUNT_CHANGED, "")));
    }

    @Bean(destroyMethod = "close")
    AccountRecords accountRecords(Settings settings, Store store, JdbiSecurityAudit audit) {
        return AccountRecords.start(settings.accountFile(), new AuditSeries(store, AccountRecords.PLACES), audit);
    }

    @Bean
    Logins logins(Accounts accounts, JdbiSecurityAudit audit, Clock real, Vault vault) {
        return new Logins(
                accounts, new Slowdown(System::nanoTime), new Logins.Records(audit, name -> hidden(vault, name)), real);
    }

    /** The same name is called the same, and cannot be told from it. */
    private static String hidden(Vault vault, String name) {
        byte[] digest = vault.digest("login name", name.getBytes(StandardCharsets.UTF_8));
        return "unknown-" + HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
    }

    @Bean
    Admission admission(Caller caller, JdbiSecurityAudit audit) {
        return new Admission(caller, audit);
    }

    @Bean
    OperateWiring.Shown loginShown(Logins logins, Accounts accounts, Admission admission, JdbiSecurityAudit audit)
            throws JMException {
        OperateWiring.Shown shown = new OperateWiring.Shown(admission);
        LoginBean.Calls calls = new LoginBean.Calls(admission.caller(), ManagementFactory.getPlatformMBeanServer());
        shown.add(LoginMBean.NAME, new LoginBean(logins, accounts, audit::counts, calls), LoginMBean.class);
        return shown;
    }
}
