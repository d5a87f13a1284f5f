package jp.sekisho;

import java.util.Arrays;
import java.util.regex.Pattern;
import jp.sekisho.assembly.AttachGuard;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.operate.command.SekishoCommand;

/** Entry of the process: the gateway without arguments or with {@code run}, a command of the command line otherwise. */
public final class Sekisho {
    private static final String RUN = "run";
    private static final Pattern SETTING = Pattern.compile("--[a-z]+\\.");

    private Sekisho() {}

    public static void main(String[] args) {
        boolean runs = args.length == 0
                || args[0].equals(RUN)
                || SETTING.matcher(args[0]).lookingAt();
        if (runs) {
            boolean named = args.length > 0 && args[0].equals(RUN);
            AttachGuard.install();
            Gateway.run(named ? Arrays.copyOfRange(args, 1, args.length) : args);
        } else {
            System.exit(SekishoCommand.execute(args));
        }
    }
}
