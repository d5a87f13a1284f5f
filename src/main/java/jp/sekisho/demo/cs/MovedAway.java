package jp.sekisho.demo.cs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import jp.sekisho.demo.counterpart.MessageXml;

/**
 * 転入通知情報, which CS brings of its own accord: a resident has arrived where he has moved to. Immutable.
 *
 * @param resident the index of the resident in the synthetic city
 */
record MovedAway(int resident) {
    static final String OPERATION = "moving-in-notice";
    private static final String PREFIX = "moved-";
    /** 東京都千代田区; the street is made up. */
    private static final String WHERE = "131016";

    String id() {
        return PREFIX + resident;
    }

    /** Which one of so many has that id. */
    static OptionalInt of(String id, int count) {
        if (!id.matches(PREFIX + "[0-9]{1,6}")) {
            return OptionalInt.empty();
        }
        int resident = Integer.parseInt(id.substring(PREFIX.length()));
        return resident < count ? OptionalInt.of(resident) : OptionalInt.empty();
    }

    byte[] body(String code, LocalDate today) {
        return String.format(
                        Locale.ROOT,
                        "<moving-in-notice xmlns=\"%s\"><住民票コード>%s</住民票コード><転入通知年月日>%s</転入通知年月日>"
                                + "<転出先市区町村コード>%s</転出先市区町村コード><転出先住所>東京都試験区模擬%d丁目</転出先住所>"
                                + "<転出年月日>%s</転出年月日></moving-in-notice>",
                        MessageXml.CS,
                        code,
                        today,
                        WHERE,
                        resident + 1,
                        today.minusDays(2))
                .getBytes(UTF_8);
    }
}
