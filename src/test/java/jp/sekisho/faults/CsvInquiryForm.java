package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.faults.InquiryForm.require;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** 児童手当: CSV in UTF-8. Its own reference, 整理番号, is the moment without its century. */
final class CsvInquiryForm implements InquiryForm {
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 9, 1, 7, 0);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String REQUEST_NAMES =
            "整理番号,受給者番号,照会日時,課コード,事務コード,手続区分,提供団体,情報名,照会条件,照会年度,期間開始日,期間終了日,開示区分,備考";
    private static final String RESULT_NAMES = "整理番号,受給者番号,情報名,結果,結果文,提供日,課税年度,均等割額,所得割額,備考";

    @Override
    public Charset charset() {
        return UTF_8;
    }

    @Override
    public String askedAt(long sequence) {
        return FIRST.plusSeconds(sequence).format(MOMENT);
    }

    @Override
    public String number(String local) {
        return local;
    }

    @Override
    public byte[] request(List<Asked> records) {
        return records.stream()
                .map(each -> row(each.number(), each.askedAt()))
                .collect(Collectors.joining("", REQUEST_NAMES + "\r\n", ""))
                .getBytes(UTF_8);
    }

    private static String row(String number, String askedAt) {
        String row = String.join(
                ",",
                reference(askedAt),
                number,
                InquiryForm.moment(askedAt).format(WRITTEN),
                "4210",
                "JM01000000740000",
                "21",
                "01100",
                INFORMATION,
                "",
                "",
                "",
                "",
                "Y",
                "");
        return row + "\r\n";
    }

    @Override
    public List<Result> results(byte[] body) {
        List<String> lines = List.of(new String(body, UTF_8).split("\r\n", -1));
        int end = lines.size() - 1;
        require(end > 1 && lines.get(end).isEmpty(), "a result of " + lines.size() + " lines");
        require(lines.get(0).equals(RESULT_NAMES), "a result with other names");
        return lines.subList(1, end).stream().map(CsvInquiryForm::result).toList();
    }

    private static Result result(String line) {
        String[] items = line.split(",", -1);
        require(items.length == 10, "a result of " + items.length + " items");
        return new Result(
                items[1], "20" + items[0] + "000", items[2], items[3].equals("OK"), items[7] + "/" + items[8]);
    }

    private static String reference(String askedAt) {
        return askedAt.substring(2, 14);
    }
}
