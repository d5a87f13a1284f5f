package jp.sekisho.demo.systems;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** 児童手当: that an information about somebody is not to be answered by itself, as CSV. Nothing comes back but a receipt. */
final class AnswerStopDialect implements Dialect {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Override
    public byte[] write(Ask ask) {
        return ("受給者番号,情報名,自動応答不可,設定日時\r\n"
                        + String.join(
                                ",",
                                ask.numbers().get(0),
                                ask.information(),
                                "Y",
                                ask.at().format(STAMP))
                        + "\r\n")
                .getBytes(UTF_8);
    }

    @Override
    public List<Answer> read(byte[] result) {
        return List.of();
    }
}
