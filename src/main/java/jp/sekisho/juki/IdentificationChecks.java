package jp.sekisho.juki;

import java.util.List;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordCheck;
import jp.sekisho.layout.RecordChecks;
import jp.sekisho.layout.RecordCodec;

/** The rules for 本人確認情報 that is to leave as an update: its 40 items have the types of their class, and do not contradict each other. */
public final class IdentificationChecks implements RecordChecks {
    @Override
    public String id() {
        return "identification-update";
    }

    @Override
    public RecordCheck of(Layout layout) {
        RecordCodec<IdentificationRecord> codec = IdentificationRecord.codec(layout);
        return record -> {
            try {
                return UpdateCheck.findings(codec.typed(record));
            } catch (SekishoException e) {
                return List.copyOf(e.findings());
            }
        };
    }
}
