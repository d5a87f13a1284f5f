package jp.sekisho.demo.platform.matter;

import java.util.stream.IntStream;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;

/** Whom CS knows: the synthetic city. */
public record Residents(SyntheticCity city) {
    public static final int NOBODY = -1;

    /** The index of whoever has that 住民票コード. */
    int having(String code) {
        return IntStream.range(0, city.population())
                .filter(index -> city.resident(index).residentRecordCode().equals(code))
                .findFirst()
                .orElse(NOBODY);
    }

    public Resident resident(int index) {
        return city.resident(index);
    }
}
