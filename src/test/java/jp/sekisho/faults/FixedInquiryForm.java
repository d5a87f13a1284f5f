package jp.sekisho.faults;

import static jp.sekisho.faults.InquiryForm.require;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 生活保護: fixed length and comma separated, MS932, byte by byte. */
final class FixedInquiryForm implements InquiryForm {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 10, 1, 7, 0);
    private static final List<Integer> RESULT_WIDTHS = List.of(2, 15, 17, 16, 2, 60, 8, 4, 10, 10);
    private static final int RESULT_BYTES = 155;

    @Override
    public Charset charset() {
        return MS932;
    }

    @Override
    public String askedAt(long sequence) {
        return FIRST.plusNanos(sequence * 1_000_000).format(MOMENT);
    }

    @Override
    public String number(String local) {
        return "0".repeat(15 - local.length()) + local;
    }

    @Override
    public byte[] request(List<Asked> records) {
        return records.stream()
                .map(each -> record(each.number(), each.askedAt()))
                .collect(Collectors.joining())
                .getBytes(MS932);
    }

    private static String record(String number, String askedAt) {
        List<String> items = List.of(
                "01",
                number,
                " ".repeat(15),
                askedAt,
                "D0010000000000000001",
                " ".repeat(20),
                "9900000000000011",
                "1",
                "JM01000000121000",
                "JT01010000000214",
                " ".repeat(16),
                " ".repeat(16),
                "01100           ",
                INFORMATION,
                "0",
                "0",
                " ".repeat(8),
                " ".repeat(8));
        return String.join(",", items) + "\r\n";
    }

    @Override
    public List<Result> results(byte[] body) {
        require(body.length > 0 && body.length % RESULT_BYTES == 0, "a result of " + body.length + " bytes");
        return IntStream.range(0, body.length / RESULT_BYTES)
                .mapToObj(i -> Arrays.copyOfRange(body, i * RESULT_BYTES, (i + 1) * RESULT_BYTES))
                .map(FixedInquiryForm::result)
                .toList();
    }

    private static Result result(byte[] body) {
        String[] items = new String[RESULT_WIDTHS.size()];
        int at = 0;
        for (int i = 0; i < items.length; i++) {
            items[i] = new String(body, at, RESULT_WIDTHS.get(i), MS932);
            at += RESULT_WIDTHS.get(i);
            require(body[at] == (i < items.length - 1 ? ',' : '\r'), "no separator at byte " + at);
            at++;
        }
        require(body[at] == '\n' && items[0].equals("01"), "not a result");
        return new Result(items[1], items[2], items[3], items[4].equals("00"), items[8] + items[9]);
    }
}
