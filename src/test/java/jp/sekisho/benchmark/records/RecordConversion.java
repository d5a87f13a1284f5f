package jp.sekisho.benchmark.records;

/** One way to convert between the two forms of a record of forty items: MS932 in fixed widths, UTF-8 with commas. */
interface RecordConversion {
    byte[] toCsv(byte[] fixed);

    byte[] toFixed(byte[] csv);
}
