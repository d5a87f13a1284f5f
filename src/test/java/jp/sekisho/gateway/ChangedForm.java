package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.gateway.RunningGateway.Setup.replaced;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The three systems' forms after a change: other names, widths, order, form and charset. */
enum ChangedForm {
    /** The request: another order and width. The results: tabs and UTF-8 in the place of widths and windows-31j. */
    FIXED(BusinessForm.FIXED, "", "") {
        @Override
        void requests(Edited files) {
            files.edit(REQUEST.formatted(form().system()), text -> {
                String asked =
                        "  - { name: 照会依頼日時,                 bytes: 17, type: date-time, format: yyyyMMddHHmmssSSS }\n";
                String wider =
                        replaced(text, "bytes: 20, type: code, means: office", "bytes: 24, type: code, means: office");
                return replaced(wider, asked, "") + asked;
            });
        }

        @Override
        void results(Edited files) {
            files.edit(
                    RESULT.formatted(form().system()),
                    text ->
                            """
                    layout: public-assistance-inquiry-result
                    form: delimited
                    separator: "\\t"
                    quoting: as-needed
                    header: none
                    byte-order-mark: no
                    end-of-record: LF
                    charset: UTF-8
                    version: 2
                    from: 2026-04-01
                    fields:
                      - { name: 市町村民税所得割額,   type: digits, characters: 10, pad: zeros-left, blank: allowed }
                      - { name: 市町村民税均等割額,   type: digits, characters: 10, pad: zeros-left, blank: allowed }
                      - { name: 課税年度,             type: digits, blank: allowed }
                      - { name: 情報提供日,           type: date, format: yyyyMMdd, blank: allowed }
                      - { name: 結果の文, was: 処理結果メッセージ, type: text, blank: allowed }
                      - { name: 処理結果区分,         type: digits }
                      - { name: 特定個人情報名コード, type: code, means: information }
                      - { name: 照会依頼日時,         type: date-time, format: yyyyMMddHHmmssSSS }
                      - { name: 宛名番号,             type: digits, characters: 15, pad: zeros-left, class: business-number, means: person }
                      - { name: 番号体系,             type: digits, is: "01" }
                    """);
            files.edit(RESULT_MAP.formatted(form().system()), text -> text.replace("  処理結果メッセージ:", "  結果の文:"));
            files.edit(RESULT_EXAMPLES.formatted(form().system()), text -> first(text)
                    .replace("      処理結果メッセージ:", "      結果の文:"));
        }

        @Override
        String asked(String inquiry) {
            return inquiry.lines()
                    .map(line -> {
                        List<String> items = new ArrayList<>(List.of(line.split(",", -1)));
                        items.set(OFFICE, items.get(OFFICE) + "    ");
                        items.add(items.remove(ASKED_AT));
                        return String.join(",", items) + "\r\n";
                    })
                    .collect(Collectors.joining());
        }

        @Override
        String record(String number) {
            return "0000000000\t0000005000\t2026\t20261110\t正常終了\t00\tTM00000000000002\t20261110093000123\t"
                    + "0".repeat(15 - number.length()) + number + "\t01\n";
        }
    },
    /** The request: another order, and a name. The results: another order, and a name. */
    CSV(BusinessForm.CSV, "添え書き,整理番号,受給者番号,情報名,結果,結果文,提供日,課税年度,均等割額,所得割額\r\n", "") {
        @Override
        void requests(Edited files) {
            files.edit(
                    REQUEST.formatted(form().system()),
                    text -> replaced(text, "  - { name: 整理番号,   type: code, characters: 12 }\n", "")
                            + "  - { name: 受付番号, was: 整理番号, type: code, characters: 12 }\n");
            files.edit(REQUEST_MAP.formatted(form().system()), text -> replaced(text, "整理番号", "受付番号"));
            files.edit(REQUEST_EXAMPLES.formatted(form().system()), text -> replaced(text, "整理番号", "受付番号"));
            files.edit(RESULT_MAP.formatted(form().system()), text -> replaced(text, "request(整理番号)", "request(受付番号)"));
            files.edit(
                    RESULT_EXAMPLES.formatted(form().system()),
                    text -> replaced(text, "request:\n  整理番号", "request:\n  受付番号"));
        }

        @Override
        void results(Edited files) {
            renamed(files, "was: 備考, ");
        }

        @Override
        String asked(String inquiry) {
            return inquiry.lines()
                    .map(line -> line.replaceFirst("([^,]*),(.*)", "$2,$1").replace("整理番号", "受付番号") + "\r\n")
                    .collect(Collectors.joining());
        }

        @Override
        String record(String number) {
            return REMARK + ",T-0001," + number + ",TM00000000000002,OK,正常終了,2026-11-10,2026,5000,0\r\n";
        }
    },
    /** The request: another order. The results: another order and root. */
    XML(BusinessForm.XML, "<照会結果集 xmlns=\"urn:sekisho:late-stage-elderly:1\">", "</照会結果集>") {
        @Override
        void requests(Edited files) {
            files.edit(REQUEST.formatted(form().system()), text -> last(text, "照会日時"));
        }

        @Override
        void results(Edited files) {
            files.edit(
                    RESULT.formatted(form().system()),
                    text -> last(replaced(text, "root: 照会結果一覧", "root: 照会結果集"), "照会日時"));
        }

        @Override
        String asked(String inquiry) {
            return inquiry.replaceAll("(?s)( *<k:照会日時>.*?</k:照会日時>\n)(.*?)( *</k:照会>)", "$2$1$3");
        }

        @Override
        String record(String number) {
            return "<照会結果><被保険者宛名番号>" + number + "</被保険者宛名番号>"
                    + "<情報>TM00000000000002</情報><結果コード>0</結果コード><結果メッセージ>正常終了</結果メッセージ>"
                    + "<提供日>2026-11-10</提供日><課税年度>2026</課税年度><均等割額>5000</均等割額><所得割額>0</所得割額>"
                    + "<照会日時>2026-11-10T09:30:00</照会日時></照会結果>";
        }
    };

    private static final int ASKED_AT = 3;
    private static final int OFFICE = 4;
    private static final String REMARK = "\"第2子, \"\"転入\"\"\"";
    private static final String REQUEST = "mappings/city/layouts/%s-inquiry.layout.yaml";
    private static final String RESULT = "mappings/city/layouts/%s-inquiry-result.layout.yaml";
    private static final String REQUEST_MAP = "mappings/city/maps/%s-inquiry-to-platform.map.yaml";
    private static final String REQUEST_EXAMPLES = "mappings/city/maps/%s-inquiry-to-platform.map.test.yaml";
    private static final String RESULT_MAP = "mappings/city/maps/platform-inquiry-result-to-%s.map.yaml";
    private static final String RESULT_EXAMPLES = "mappings/city/maps/platform-inquiry-result-to-%s.map.test.yaml";

    private final BusinessForm form;
    private final String head;
    private final String end;

    ChangedForm(BusinessForm form, String head, String end) {
        this.form = form;
        this.head = head;
        this.end = end;
    }

    /** The form before. */
    BusinessForm form() {
        return form;
    }

    /** Changes the layout of the requests. */
    abstract void requests(Edited files);

    /** Changes the layout of the results. */
    abstract void results(Edited files);

    /** An inquiry of the form before, in the changed layout. */
    abstract String asked(String inquiry);

    /** Good inquiries in the changed layout, as {@link BusinessForm#inquiry(List)} has them in the other. */
    byte[] inquiry(List<String> numbers) {
        return asked(new String(form.inquiry(numbers), UTF_8)).getBytes(UTF_8);
    }

    /** A good answer in the changed layout, as {@link BusinessForm#result} has it in the other. */
    abstract String record(String number);

    /** The body of these records. */
    byte[] body(List<String> records) {
        return records.stream().collect(Collectors.joining("", head, end)).getBytes(UTF_8);
    }

    byte[] result(List<String> numbers) {
        return body(numbers.stream().map(this::record).toList());
    }

    /** A line of the CSV results whose deadline has passed. */
    static String expired(String number) {
        return REMARK + ",T-0001," + number + ",TM00000000000002,EXPIRED,送信しましたが、期限までに回答がありませんでした。,,,,\r\n";
    }

    /** An item of the CSV results and one of the XML requests under other names, and nothing said of the former. */
    static void renamedInSilence(Edited files) {
        renamed(files, "");
        String system = XML.form.system();
        files.edit(REQUEST.formatted(system), text -> replaced(text, "照会日時", "照会の日時"));
        files.edit(REQUEST_MAP.formatted(system), text -> replaced(text, "照会日時", "照会の日時"));
        files.edit(REQUEST_EXAMPLES.formatted(system), text -> replaced(text, "照会日時", "照会の日時"));
        files.edit(RESULT_MAP.formatted(system), text -> replaced(text, "request(照会日時)", "request(照会の日時)"));
        files.edit(RESULT_EXAMPLES.formatted(system), text -> replaced(text, "\n  照会日時:", "\n  照会の日時:"));
    }

    private static void renamed(Edited files, String was) {
        String system = CSV.form.system();
        String remark = "  - { name: 備考,       type: text, characters: 40, blank: allowed }\n";
        files.edit(
                RESULT.formatted(system),
                text -> replaced(
                        replaced(text, remark, ""),
                        "fields:\n",
                        "fields:\n" + remark.replace("備考,       ", "添え書き, " + was)));
        files.edit(RESULT_MAP.formatted(system), text -> replaced(text, "  備考: ", "  添え書き: "));
        files.edit(RESULT_EXAMPLES.formatted(system), text -> replaced(text, "      備考: ", "      添え書き: "));
    }

    /** An item of a layout put behind all others. */
    private static String last(String layout, String item) {
        String line = layout.lines()
                .filter(each -> each.startsWith("  - { name: " + item + ","))
                .findFirst()
                .orElseThrow();
        return replaced(layout, line + "\n", "") + line + "\n";
    }

    /** A file of examples with the first of them only. */
    private static String first(String examples) {
        int second = examples.indexOf("\n  - name:", examples.indexOf("  - name:"));
        return examples.substring(0, second + 1);
    }
}
