package jp.sekisho.operate.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.Right.Kind;

/** Which role may call which operation: the whole of it. What is in no row nobody may call. */
public final class Rights {
    private static final String GIVEN = "x";
    private static final int FIRST_ROLE = 2;

    private static final Map<String, Right> ALL = parse(
            """
            operation                 kind      operator auditor engineer administrator
            Accounts.add              commands  -        -       -        x
            Accounts.confirm          commands  -        -       -        x
            Accounts.disable          commands  -        -       -        x
            Accounts.password         commands  -        -       -        x
            Accounts.remove           commands  -        -       -        x
            DeadLetters.list          reads     x        x       -        -
            DeadLetters.putBack       acts      x        -       -        -
            DeadLetters.discard       acts      x        -       -        -
            Gateway.acceptClock       acts      x        -       -        x
            Keys.add                  commands  -        -       -        x
            Keys.retire               commands  -        -       -        x
            Ledger.verify             reads     x        x       -        x
            Link.hold                 acts      x        -       -        -
            Link.release              acts      x        -       -        -
            Link.openUntil            acts      x        -       -        -
            Link.openAnswers          acts      x        -       -        -
            Link.setPace              acts      x        -       -        -
            Login.act                 lets-in   -        -       -        -
            Login.login               lets-in   -        -       -        -
            Login.logout              lets-in   -        -       -        -
            Masters.list              reads     x        x       x        -
            Masters.look              reads     x        x       x        -
            Masters.receive           acts      x        -       -        -
            Masters.adopt             acts      x        -       -        -
            Masters.takeBack          acts      x        -       -        -
            Messages.way              reads     x        x       x        -
            Messages.requests         reads     x        x       x        -
            Outcomes.putBack          acts      x        -       -        -
            Outcomes.discard          acts      x        -       -        -
            Parked.list               reads     x        x       x        -
            Parked.explain            reads     x        x       x        -
            Parked.settle             acts      x        -       -        -
            Parked.sendAgain          acts      x        -       -        -
            Parked.sendAgainNotTaken  acts      x        -       -        -
            Parked.giveUp             acts      x        -       -        -
            Parked.withdraw           acts      x        -       -        -
            Proposals.list            reads     x        x       x        x
            Proposals.confirm         acts      x        -       -        -
            Proposals.withdraw        acts      x        -       -        -
            Reconciliation.accept     acts      x        -       -        x
            Registry.dryRun           acts      x        -       x        -
            Registry.enter            acts      x        -       -        -
            Sequences.list            reads     x        x       x        -
            Sequences.explainClose    reads     x        x       x        -
            Sequences.close           acts      x        -       -        -
            Sequences.explainBegin    reads     x        x       x        -
            Sequences.begin           acts      x        -       -        -
            """);

    private Rights() {}

    private static Map<String, Right> parse(String table) {
        Role[] roles = Role.values();
        Map<String, Right> all = new LinkedHashMap<>();
        table.lines().skip(1).map(line -> line.split(" +")).forEach(cells -> {
            Set<Role> given = EnumSet.noneOf(Role.class);
            for (Role role : roles) {
                if (cells[FIRST_ROLE + role.ordinal()].equals(GIVEN)) {
                    given.add(role);
                }
            }
            all.put(cells[0], new Right(cells[0], kind(cells[1]), given));
        });
        return all;
    }

    private static Kind kind(String written) {
        return switch (written) {
            case "acts" -> Kind.ACTS;
            case "reads" -> Kind.READS;
            case "commands" -> Kind.COMMANDS;
            default -> Kind.LETS_IN;
        };
    }

    public static Optional<Right> of(String operation) {
        return Optional.ofNullable(ALL.get(operation));
    }

    /** What somebody hears whose roles do not permit an operation: ACCESS-004. */
    public static SekishoException refusal(String operation, String account) {
        String roles = of(operation).map(Right::writtenRoles).orElse("");
        return Finding.of(AccessError.NOT_PERMITTED, "user", account, "operation", operation, "roles", roles)
                .asException();
    }

    /** In the order in which they are shown. */
    public static Collection<Right> all() {
        return ALL.values();
    }
}
