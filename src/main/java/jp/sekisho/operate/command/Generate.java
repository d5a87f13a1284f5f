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
        description = "Writes a city of residents who do not exist: the same seed gives the same city.",
        footerHeading = "%nFiles%n",
        footer = {
            "  residents.csv     one line per resident: individual number, resident record code, names, birth, sex, address",
            "  atena-links.csv   one line per number in a business system",
            "UTF-8, with characters that MS932 lacks; all check digits are valid."
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:written, or with --dry-run: could be written",
            "1:the files could not be written",
            "2:wrong use"
        })
public final class Generate implements Callable<Integer> {
    private static final int WRITTEN = 0;
    private static final int FAILED = 1;

    @Option(
            names = "--population",
            required = true,
            paramLabel = "N",
            description = "how many residents, up to 50000000")
    private int population;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "which city (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where; made if it is not there")
    private Path out = Path.of("");

    @Option(names = "--overwrite", description = "replace files that are there")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "only say what would be written")
    private boolean dryRun;

    @Option(names = "--no-progress", description = "no progress bar")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        SyntheticCity city = city();
        refuseToOverwrite();
        if (dryRun) {
            say("would write " + population + " residents of city " + seed + " into " + out);
            return WRITTEN;
        }
        try {
            Files.createDirectories(out);
            CityFiles.Written written = write(city);
            say("wrote " + written.residents() + " residents and " + written.links()
                    + " numbers of business systems into " + out);
            return WRITTEN;
        } catch (IOException e) {
            PrintWriter errors = spec.commandLine().getErr();
            errors.println("cannot write into " + out + ": " + e);
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
