package jp.sekisho.operate.command;

import java.io.PrintWriter;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in two lines why a command could not be carried out; exit code 2. Whatever is not ours goes on as it is. */
final class Failure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (!(e instanceof SekishoException ours)) {
            throw e;
        }
        PrintWriter err = command.getErr();
        Finding finding = ours.finding();
        err.println(finding.code().wire() + "  " + finding.japanese());
        err.println("      " + finding.english());
        return CommandLine.ExitCode.USAGE;
    }
}
