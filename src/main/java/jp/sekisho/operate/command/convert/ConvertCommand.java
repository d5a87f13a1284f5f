package jp.sekisho.operate.command.convert;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.convert.file.BadRecords;
import jp.sekisho.convert.file.Explanation;
import jp.sekisho.convert.file.FileConversion;
import jp.sekisho.convert.file.RunReport;
import jp.sekisho.convert.file.SureInput;
import jp.sekisho.operate.command.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sekisho convert}: a file from one layout to another, by a map. Mutable, as picocli fills it; used by one thread. */
@Command(
        name = "convert",
        description = "変換表 (mappings/maps) でファイルを変換します。1 件ずつ流すので、大きさは問いません。%n"
                + "Converts a file by a map of mappings/maps, record by record, whatever its size. The output appears only when"
                + " all went well.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n個人の情報 Personal data:%n",
        footer = {
            "  報告と .report.csv に値は出ません。--explain だけが、求められた 1 件の値を端末に示します。",
            "  No value is in a report or a .report.csv. Only --explain shows the values of the one record that it is asked for,",
            "  on the terminal. The file of bad records holds them whole: keep it as you keep the input."
        },
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:すべて変換した every record was converted",
            "1:悪い件があった、またはファイル全体を拒んだ bad records, or the file was refused",
            "2:実行できない not understood, or could not be carried out"
        })
public final class ConvertCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final ConvertMap mapOptions = new ConvertMap();

    @Mixin
    private final ConvertFiles files = new ConvertFiles();

    @Option(
            names = "--explain",
            paramLabel = "N",
            description = {
                "N 件目を項目ごとに変換の前後で示すだけ。個人の情報が端末に出ます。",
                "Only show record N item by item, before and after. Shows personal data on the terminal."
            })
    private @Nullable Long explained;

    @Option(
            names = "--show-protected",
            description = {
                "--explain で個人番号と住民票コードも隠さずに示す。",
                "With --explain, show individual numbers and resident record codes, too."
            })
    private boolean showsProtected;

    @Option(
            names = "--no-progress",
            description = {
                "進み具合を示さない（端末でなければいつも）。",
                "No progress bar; there is none anyway where standard error is no terminal."
            })
    private boolean quiet;

    @Override
    public Integer call() {
        Optional<Long> number = Optional.ofNullable(explained);
        if (number.filter(n -> n < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--explain は 1 以上です。 --explain must be 1 or more.");
        }
        ConversionFiles chosen = files.chosen(number.isPresent());
        chosen.refuseClashes(mapOptions.numbersFile());
        ConvertMap.Ready ready = mapOptions.ready();
        return number.isPresent() ? explain(number.get(), chosen, ready) : convert(chosen, ready);
    }

    private int explain(long number, ConversionFiles chosen, ConvertMap.Ready ready) {
        try (SureInput in = chosen.input()) {
            Explanation explanation = Explanation.of(number, in, ready.map(), ready.circumstances());
            new ExplanationText(ready.map(), showsProtected)
                    .lines(explanation)
                    .forEach(spec.commandLine().getOut()::println);
            return explanation.finding().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int convert(ConversionFiles chosen, ConvertMap.Ready ready) {
        long started = System.nanoTime();
        try (SureInput in = chosen.input();
                ConversionOutputs outputs = ConversionOutputs.open(chosen)) {
            RunReport report = run(ready, in, outputs, chosen.inputSize());
            ConversionSummary summary = new ConversionSummary(
                    ready, report, Duration.ofNanos(System.nanoTime() - started), chosen.dryRun());
            Placed placed = new Placed();
            if (report.refused().isEmpty()) {
                outputs.keep(placed);
            }
            PrintWriter said = said(chosen);
            summary.lines().forEach(said::println);
            chosen.report().ifPresent(file -> placed.put(file.path(), () -> file.write(summary)));
            return report.isWhole() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private RunReport run(ConvertMap.Ready ready, SureInput in, ConversionOutputs outputs, long size) {
        BadRecords bad = outputs.bad();
        try (ConversionBar bar = quiet || !Terminal.showsErrors() ? ConversionBar.none() : ConversionBar.over(size)) {
            return new FileConversion(ready.map(), ready.circumstances()).run(in, outputs.converted(), bad, bar);
        }
    }

    /** Where the report is read: what is piped on must not be mixed with it. */
    private PrintWriter said(ConversionFiles chosen) {
        return chosen.isPiped()
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
    }
}
