package jp.sekisho.gateway;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;

/** 異動データ as the register writes it: somebody of a synthetic city moves within it, unless told otherwise. */
public final class RegisterChange {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final SyntheticCity CITY = SyntheticCity.of(43, 100);
    private static final Layout LAYOUT = layout();

    private RegisterChange() {}

    /** The 住民票コード of a resident. */
    public static String code(int resident) {
        return CITY.resident(resident).residentRecordCode();
    }

    /** The change of that 異動番号. @param more items, as the register writes them */
    public static byte[] of(int number, String code, Map<String, String> more) {
        Map<String, String> items = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("異動番号", Integer.toString(number)),
                Map.entry("宛名番号", code.substring(0, code.length() - 1)),
                Map.entry("住民票コード", code),
                Map.entry("氏名", "関所　試"),
                Map.entry("氏名フリガナ", "セキショ　タメシ"),
                Map.entry("生年月日", "19850401"),
                Map.entry("性別", "1"),
                Map.entry("市町村コード", "01101"),
                Map.entry("住所", "札幌市試験区模擬一条１丁目"),
                Map.entry("住民となった日", "20200401"),
                Map.entry("住所を定めた日", "20261109"),
                Map.entry("届出年月日", "20261110"),
                Map.entry("続柄", "02"),
                Map.entry("異動事由", "301"),
                Map.entry("異動年月日", "20261109"),
                Map.entry("更新禁止", "0"),
                Map.entry("予定者", "0"),
                Map.entry("排他", "0"),
                Map.entry("外字", "0"),
                Map.entry("レコード状況", "0"),
                Map.entry("決裁日時", "20261110091500000")));
        items.putAll(more);
        return LAYOUT.encode(List.of(LAYOUT.record(items)));
    }

    /** 異動番号 and result of an answer to a change, and what follows it. */
    public static String said(Outcome outcome) {
        String answer = new String(outcome.body(), MS932);
        return answer.substring(0, 10) + " " + answer.substring(10, 12);
    }

    private static Layout layout() {
        Issues issues = new Issues();
        return YamlSource.read(
                        Path.of("mappings/juki/layouts/register-resident-change.layout.yaml"), "register", issues)
                .map(yaml -> LayoutFile.read(yaml, Surroundings.NONE, issues).layout())
                .orElseThrow();
    }
}
