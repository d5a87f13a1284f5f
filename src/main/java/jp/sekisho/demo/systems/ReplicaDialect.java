package jp.sekisho.demo.systems;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * 児童手当: replicas as CSV.
 *
 * @param act 処理区分
 * @param dataset データセット
 */
record ReplicaDialect(String act, String dataset) implements Dialect {
    private static final String NAMES =
            "整理番号,処理区分,受給者番号,児童番号,情報名,データセット,版,期間開始日,期間終了日,公開開始日,公開終了日,項目コード,項目値,更新日時,自動応答不可,不開示";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int NUMBER = 1;
    private static final int TEXT = 4;

    @Override
    public byte[] write(Ask ask) {
        StringBuilder csv = new StringBuilder(NAMES).append("\r\n");
        for (int i = 0; i < ask.numbers().size(); i++) {
            csv.append(String.join(
                            ",",
                            String.format(Locale.ROOT, "FT-%06d", i + 1),
                            act,
                            ask.numbers().get(i),
                            "",
                            ask.information(),
                            dataset,
                            "0001",
                            "2026-04-01",
                            "2027-03-31",
                            ask.day().toString(),
                            "",
                            "SK00000000000001",
                            "15000",
                            ask.at().format(STAMP),
                            "N",
                            "N"))
                    .append("\r\n");
        }
        return csv.toString().getBytes(UTF_8);
    }

    @Override
    public List<Answer> read(byte[] result) {
        return CsvDialect.rows(result)
                .filter(fields -> fields.size() > TEXT)
                .map(fields -> new Answer(fields.get(NUMBER), fields.get(TEXT)))
                .toList();
    }
}
