package jp.sekisho.operate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.sekisho.convert.file.FileError;
import jp.sekisho.error.Finding;
import jp.sekisho.registry.synthetic.CityFiles;
import jp.sekisho.registry.synthetic.SyntheticCity;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sekisho generate}: writes a synthetic city as CSV files. Mutable, as picocli fills it; used by one thread. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "実在しない住民の市を CSV に書きます。同じ種なら同じ市です。%n"
                + "Writes a city of residents who do not exist: the same seed gives the same city.",
        footerHeading = "%nファイル Files:%n",
        footer = {
            "  residents.csv     住民ごとに 1 行。 One line per resident: individual number, resident record code, names, birth, sex,"
                    + " address",
            "  atena-links.csv   業務システムの番号ごとに 1 行。 One line per number in a business system.",
            "UTF-8。MS932 にない文字を含み、検査数字はすべて正しい。 With characters that MS932 lacks; all check digits are valid."
        },
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:書いた、または --dry-run で書ける written, or with --dry-run: could be written",
            "1:ファイルを書けない the files could not be written",
            "2:使い方の誤り wrong use"
        })
final class Generate implements Callable<Integer> {
    private static final int WRITTEN = 0;
    private static final int FAILED = 1;

    @Option(
            names = "--population",
            required = true,
            paramLabel = "N",
            description = "住民の数（50000000 まで）。 How many residents, up to 50000000.")
    private int population;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "種（既定は ${DEFAULT-VALUE}）。 Which city (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "書く先のフォルダ。なければ作ります。 Where; made if it is not there.")
    private Path out = Path.of("");

    @Option(names = "--overwrite", description = "すでにあるファイルを置き換える。 Replace files that are there.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "何を書くかを示すだけ。 Only say what would be written.")
    private boolean dryRun;

    @Option(names = "--no-progress", description = "進み具合を示さない。 No progress bar.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        SyntheticCity city = city();
        refuseToOverwrite();
        if (dryRun) {
            say(String.format(
                    "住民 %1$d 人（市 %2$d）を %3$s に書けます。 It would write %1$d residents of city %2$d into %3$s.",
                    population, seed, out));
            return WRITTEN;
        }
        try {
            Files.createDirectories(out);
            CityFiles.Written written = write(city);
            say(String.format(
                    "住民 %1$d 人と業務システムの番号 %2$d 件を %3$s に書きました。 It wrote %1$d residents and %2$d numbers of business systems into %3$s.",
                    written.residents(), written.links(), out));
            return WRITTEN;
        } catch (IOException e) {
            PrintWriter errors = spec.commandLine().getErr();
            errors.println(out + " に書けません。 It cannot write into " + out + ": " + e);
            errors.flush();
            return FAILED;
        }
    }

    private CityFiles.Written write(SyntheticCity city) throws IOException {
        if (quiet) {
            return CityFiles.write(city, out, done -> {});
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("generate")
                .setInitialMax(population)
                .setUpdateIntervalMillis(250)
                .build()) {
            return CityFiles.write(city, out, bar::stepTo);
        }
    }

    private SyntheticCity city() {
        try {
            return SyntheticCity.of(seed, population);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--population: " + e.getMessage(), e);
        }
    }

    private void refuseToOverwrite() {
        for (String name : List.of(CityFiles.RESIDENTS, CityFiles.ATENA_LINKS)) {
            if (!overwrite && Files.exists(out.resolve(name))) {
                throw Finding.of(FileError.ALREADY_THERE, "file", out.resolve(name))
                        .asException();
            }
        }
    }

    private void say(String sentence) {
        PrintWriter output = spec.commandLine().getOut();
        output.println(sentence);
        output.flush();
    }
}
