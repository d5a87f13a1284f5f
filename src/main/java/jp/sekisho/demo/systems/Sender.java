package jp.sekisho.demo.systems;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.registry.synthetic.SyntheticCity;

/** The business systems that the demo plays. */
public enum Sender {
    PUBLIC_ASSISTANCE(SyntheticCity.PUBLIC_ASSISTANCE, "生活保護", "D0010000000000000001", new FixedDialect(), 1),
    CHILD_ALLOWANCE(SyntheticCity.CHILD_ALLOWANCE, "児童手当", "D0020000000000000001", new CsvDialect(), 1, 1, 1, 3),
    LATE_STAGE_ELDERLY(SyntheticCity.LATE_STAGE_ELDERLY, "後期高齢", "D0030000000000000001", new XmlDialect(), 1, 2, 3),
    RESIDENT_REGISTER("resident-register", "既存住基", "", new RegisterDialect(), 1);

    private final String id;
    private final String shortName;
    private final String platformOffice;
    private final Dialect talk;
    private final int[] records;

    /** @param records how many its messages carry, one after another, and from the beginning again */
    Sender(String id, String shortName, String platformOffice, Dialect talk, int... records) {
        this.id = id;
        this.shortName = shortName;
        this.platformOffice = platformOffice;
        this.talk = talk;
        this.records = records;
    }

    public String id() {
        return id;
    }

    /** As the tale calls it. */
    public String shortName() {
        return shortName;
    }

    /** 照会者部署コード, as the platform knows it; empty of whom it does not know. */
    public String platformOffice() {
        return platformOffice;
    }

    /** Those that talk to the city's gateway, in the order of their lines. */
    public static List<Sender> ofTheCity() {
        return List.of(PUBLIC_ASSISTANCE, CHILD_ALLOWANCE, LATE_STAGE_ELDERLY);
    }

    /** What it sends messages for; most are of the first. */
    Set<Errand> errands() {
        return switch (this) {
            case CHILD_ALLOWANCE ->
                EnumSet.of(Errand.INQUIRY, Errand.REPLICA, Errand.REPLICA_CHANGE, Errand.ANSWER_STOP);
            case RESIDENT_REGISTER -> EnumSet.of(Errand.RESIDENT_CHANGE);
            default -> EnumSet.of(Errand.INQUIRY);
        };
    }

    Dialect dialect(Errand errand) {
        return switch (errand) {
            case INQUIRY, RESIDENT_CHANGE -> talk;
            case REPLICA -> new ReplicaDialect("N", "0001");
            case REPLICA_CHANGE -> new ReplicaDialect("U", "0002");
            case ANSWER_STOP -> new AnswerStopDialect();
        };
    }

    /** How many records its n-th message of a series carries, from 0. */
    int records(int message) {
        return records[message % records.length];
    }

    /** Its part of a number of inquiries: three tenths are of child allowance, one of late-stage elderly care. */
    public int part(int all) {
        int children = all * 3 / 10;
        int elderly = all / 10;
        return switch (this) {
            case PUBLIC_ASSISTANCE -> all - children - elderly;
            case CHILD_ALLOWANCE -> children;
            case LATE_STAGE_ELDERLY -> elderly;
            case RESIDENT_REGISTER -> 0;
        };
    }
}
