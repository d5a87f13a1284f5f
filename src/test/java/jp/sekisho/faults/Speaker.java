package jp.sekisho.faults;

import java.util.Arrays;
import jp.sekisho.registry.synthetic.SyntheticCity;

/** The business systems that ask: each in its own form and over its own protocol, under ids of its own. */
enum Speaker {
    PUBLIC_ASSISTANCE(SyntheticCity.PUBLIC_ASSISTANCE, "m-", new FixedInquiryForm(), CoreWire::new),
    CHILD_ALLOWANCE(SyntheticCity.CHILD_ALLOWANCE, "a-", new CsvInquiryForm(), CoreWire::new),
    LATE_STAGE_ELDERLY(SyntheticCity.LATE_STAGE_ELDERLY, "e-", new XmlInquiryForm(), AmqpWire::new);

    /** A number that no resident of any synthetic city has: local numbers have no leading zero. */
    private static final String NOBODY = "0000000012";

    private final String system;
    private final String prefix;
    private final InquiryForm form;
    private final Wire.Opening wire;

    Speaker(String system, String prefix, InquiryForm form, Wire.Opening wire) {
        this.system = system;
        this.prefix = prefix;
        this.form = form;
        this.wire = wire;
    }

    String system() {
        return system;
    }

    InquiryForm form() {
        return form;
    }

    String id(long sequence) {
        return prefix + sequence;
    }

    /** Whether the platform brings it notices. */
    boolean isBroughtNotices() {
        return this == CHILD_ALLOWANCE;
    }

    /** Whether it says to the others what has changed for the persons it asks about. */
    boolean saysChanges() {
        return this == LATE_STAGE_ELDERLY;
    }

    String nobody() {
        return form.number(NOBODY);
    }

    /** Its way to a broker on this machine. */
    Wire wire(int port, String password) {
        return wire.open(new Wire.Login(port, system, password));
    }

    /** Whose inquiry an id names. */
    static Speaker of(String id) {
        return Arrays.stream(values())
                .filter(speaker -> id.startsWith(speaker.prefix))
                .findFirst()
                .orElseThrow();
    }
}
