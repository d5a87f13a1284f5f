package jp.sekisho.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;

/** What a record is for, and a purpose as it is kept with a request while it waits, so that the permit can be asked again. */
public final class PurposeText {
    private PurposeText() {}

    /** What a record is for, as its layout lets it say. */
    public static Purpose said(Layout layout, Record record) {
        Map<String, String> codes = new HashMap<>();
        for (String means : Purpose.MEANS) {
            layout.meaning(means).stream().findFirst().ifPresent(field -> codes.put(means, record.get(field.name())));
        }
        return new Purpose(codes);
    }

    public static String written(Purpose purpose) {
        return new TreeMap<>(purpose.codes())
                .entrySet().stream()
                        .map(code -> code.getKey() + "=" + code.getValue())
                        .collect(Collectors.joining(";"));
    }

    /** The purpose that was kept. */
    public static Purpose read(String written) {
        Map<String, String> codes = new HashMap<>();
        for (String code : written.split(";")) {
            int at = code.indexOf('=');
            if (at > 0) {
                codes.put(code.substring(0, at), code.substring(at + 1));
            }
        }
        return new Purpose(codes);
    }
}
