package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;

/** The three systems' forms, written and expected without the gateway's layouts. */
public enum BusinessForm {
    FIXED("public-assistance", "特定個人情報名コード", "LAYOUT-043") {
        @Override
        public byte[] inquiry(List<String> numbers, String information) {
            return numbers.stream()
                    .map(number -> InquiryRecord.about(number)
                            .with("特定個人情報名コード", information)
                            .text())
                    .collect(Collectors.joining())
                    .getBytes(InquiryRecord.MS932);
        }

        @Override
        public byte[] result(List<String> numbers) {
            return numbers.stream()
                    .map(number -> "01," + "0".repeat(15 - number.length()) + number
                            + ",20261110093000123,TM00000000000002,00,正常終了" + " ".repeat(52)
                            + ",20261110,2026,0000005000,0000000000\r\n")
                    .collect(Collectors.joining())
                    .getBytes(InquiryRecord.MS932);
        }
    },
    CSV("child-allowance", "情報名", "LAYOUT-043") {
        @Override
        public byte[] inquiry(List<String> numbers, String information) {
            return InquiryCsv.message(numbers.stream()
                    .map(number -> InquiryCsv.about(number).with("情報名", information))
                    .toList());
        }

        @Override
        public byte[] result(List<String> numbers) {
            return numbers.stream()
                    .map(number -> "T-0001," + number
                            + ",TM00000000000002,OK,正常終了,2026-11-10,2026,5000,0,\"第2子, \"\"転入\"\"\"\r\n")
                    .collect(Collectors.joining("", "整理番号,受給者番号,情報名,結果,結果文,提供日,課税年度,均等割額,所得割額,備考\r\n", ""))
                    .getBytes(UTF_8);
        }
    },
    XML("late-stage-elderly", "情報", "LAYOUT-012") {
        @Override
        public byte[] inquiry(List<String> numbers, String information) {
            return InquiryXml.message(numbers.stream()
                    .map(number -> InquiryXml.about(number).with("情報", information))
                    .toList());
        }

        @Override
        public byte[] result(List<String> numbers) {
            return numbers.stream()
                    .map(number -> "<照会結果><被保険者宛名番号>" + number + "</被保険者宛名番号><照会日時>2026-11-10T09:30:00</照会日時>"
                            + "<情報>TM00000000000002</情報><結果コード>0</結果コード><結果メッセージ>正常終了</結果メッセージ>"
                            + "<提供日>2026-11-10</提供日><課税年度>2026</課税年度><均等割額>5000</均等割額><所得割額>0</所得割額></照会結果>")
                    .collect(Collectors.joining("", "<照会結果一覧 xmlns=\"urn:sekisho:late-stage-elderly:1\">", "</照会結果一覧>"))
                    .getBytes(UTF_8);
        }
    };

    private static final String TAX = "TM00000000000002";

    private final String system;
    private final String informationItem;
    private final String cutOff;

    BusinessForm(String system, String informationItem, String cutOff) {
        this.system = system;
        this.informationItem = informationItem;
        this.cutOff = cutOff;
    }

    /** The system that writes it. */
    public String system() {
        return system;
    }

    /** What it calls the code of the information it asks for. */
    public String informationItem() {
        return informationItem;
    }

    /** The code with which a message without its end is refused. */
    public String cutOff() {
        return cutOff;
    }

    /** Good inquiries about the persons whom the system knows by these numbers. */
    public byte[] inquiry(List<String> numbers) {
        return inquiry(numbers, TAX);
    }

    public abstract byte[] inquiry(List<String> numbers, String information);

    /** The bytes in which the good answers of {@link ScriptedPlatform#result(String)} come back. */
    public abstract byte[] result(List<String> numbers);
}
