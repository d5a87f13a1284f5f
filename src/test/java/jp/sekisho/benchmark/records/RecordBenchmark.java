package jp.sekisho.benchmark.records;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand records, to and fro; one operation is one record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(RecordBenchmark.RECORDS)
public class RecordBenchmark {
    static final int RECORDS = 1000;

    @Param
    @SuppressWarnings("NullAway.Init")
    public Contender contender;

    @SuppressWarnings("NullAway.Init")
    private RecordConversion conversion;

    private byte[] fixed = new byte[0];
    private byte[] csv = new byte[0];

    @Setup
    public void prepare() {
        conversion = contender.conversion();
        fixed = new WideRecords(1).fixed(RECORDS);
        csv = new SekishoRecords().toCsv(fixed);
    }

    @Benchmark
    public byte[] fixedToCsv() {
        return conversion.toCsv(fixed);
    }

    @Benchmark
    public byte[] csvToFixed() {
        return conversion.toFixed(csv);
    }
}
