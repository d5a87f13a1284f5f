package jp.sekisho.operate.command.terminal;

import java.io.PrintWriter;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in two lines why a command could not be carried out; exit code 2. Of what nobody foresaw only its kind is named: what
 * it says of itself may hold a value of a file.
 */
public final class Failure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof SekishoException ours) {
            Finding finding = ours.finding();
            err.println(finding.code().wire() + "  " + finding.japanese());
            err.println("      " + finding.english());
        } else {
            String kind = e.getClass().getSimpleName();
            err.println("予期しない誤りのため実行できません（" + kind + "）。");
            err.println("It could not be carried out, for a reason that was not foreseen (" + kind + ").");
        }
        return CommandLine.ExitCode.USAGE;
    }
}
