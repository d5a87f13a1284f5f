package jp.sekisho.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.registry.synthetic.SyntheticCity;

/**
 * The benchmark's messages: one inquiry of 2,048 bytes in the form of each system, one record, with {@value #MORE} further
 * items that go through to the counterpart.
 */
enum WideForm {
    /** 生活保護: fixed length, the further items padded with spaces. */
    FIXED(SyntheticCity.PUBLIC_ASSISTANCE, Charset.forName("windows-31j")) {
        @Override
        String message(String number, List<String> further) {
            Stream<String> items = Stream.of(
                    "01",
                    "00000" + number,
                    " ".repeat(15),
                    "20261001090000000",
                    "D0010000000000000001",
                    " ".repeat(20),
                    "9900000000000011",
                    "1",
                    "JM01000000121000",
                    "JT01010000000214",
                    " ".repeat(16),
                    " ".repeat(16),
                    "01100           ",
                    "TM00000000000002",
                    "0",
                    "0",
                    " ".repeat(8),
                    " ".repeat(8));
            Stream<String> more = NAMES.stream().map(name -> WRITTEN + " ".repeat(width(name) - 2 * WRITTEN.length()));
            return Stream.concat(items, more).collect(Collectors.joining(",", "", "\r\n"));
        }

        @Override
        String item(String name) {
            return name + ", bytes: " + width(name);
        }

        /** The last takes what remains. */
        private int width(String name) {
            int usual = (BYTES - NARROW) / MORE - 1;
            return name.equals(NAMES.get(MORE - 1)) ? BYTES - NARROW - (MORE - 1) * (usual + 1) - 1 : usual;
        }
    },
    /** 児童手当: CSV with a line of names. */
    CSV(SyntheticCity.CHILD_ALLOWANCE, UTF_8) {
        @Override
        String message(String number, List<String> further) {
            String names = "整理番号,受給者番号,照会日時,課コード,事務コード,手続区分,提供団体,情報名,照会条件,照会年度,期間開始日,期間終了日,開示区分,備考";
            String items = "T-0001," + number
                    + ",2026-10-01 09:00:00,4210,JM01000000740000,21,01100,TM00000000000002,,,,,Y,第2子";
            return names + "," + String.join(",", NAMES) + "\r\n" + items + "," + String.join(",", further) + "\r\n";
        }
    },
    /** 後期高齢者医療: XML. */
    XML(SyntheticCity.LATE_STAGE_ELDERLY, UTF_8) {
        @Override
        String message(String number, List<String> further) {
            String items = element("被保険者宛名番号", number)
                    + element("照会日時", "2026-10-01T09:00:00")
                    + element("所属", "KK-01")
                    + element("事務", "JM01000000590000")
                    + element("手続", "KK-TAX")
                    + element("提供者", "01100")
                    + element("情報", "TM00000000000002")
                    + element("不開示", "false");
            String more = IntStream.range(0, MORE)
                    .mapToObj(index -> element(NAMES.get(index), further.get(index)))
                    .collect(Collectors.joining());
            return "<照会要求 xmlns=\"urn:sekisho:late-stage-elderly:1\"><照会>" + items + more + "</照会></照会要求>";
        }

        private static String element(String name, String value) {
            return "<" + name + ">" + value + "</" + name + ">";
        }
    };

    static final int BYTES = 2_048;

    private static final int MORE = 17;
    private static final List<String> NAMES = IntStream.rangeClosed(1, MORE)
            .mapToObj(number -> String.format("詳細%02d", number))
            .toList();
    private static final int NARROW = 239;
    private static final String WRITTEN = "世帯の状況と届出の内容を照会する";

    private final String system;
    private final Charset charset;

    WideForm(String system, Charset charset) {
        this.system = system;
        this.charset = charset;
    }

    String system() {
        return system;
    }

    Charset charset() {
        return charset;
    }

    static List<String> names() {
        return NAMES;
    }

    /** How the form's layout names a further item. */
    String item(String name) {
        return name;
    }

    abstract String message(String number, List<String> further);

    /** The bytes of an inquiry about a person, by the system's own number of 10 digits. */
    byte[] inquiry(String number) {
        int rest = BYTES - bytes(message(number, Collections.nCopies(MORE, ""))).length;
        List<String> further = IntStream.range(0, MORE)
                .mapToObj(index -> filled(rest / MORE + (index < rest % MORE ? 1 : 0)))
                .collect(Collectors.toList());
        return bytes(message(number, further));
    }

    /** So many bytes, of characters of three where they fit. */
    private String filled(int bytes) {
        int width = bytes("世").length;
        return "世".repeat(bytes / width) + "0".repeat(bytes % width);
    }

    private byte[] bytes(String text) {
        return text.getBytes(charset);
    }
}
