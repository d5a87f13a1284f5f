package jp.sekisho.faults;

import java.util.Arrays;
import java.util.List;
import jp.sekisho.registry.synthetic.SyntheticCity;

/** The business systems that ask: each in its own form and over its own protocol, under ids of its own. */
enum Speaker {
    PUBLIC_ASSISTANCE(
            SyntheticCity.PUBLIC_ASSISTANCE,
            "m-",
            new FixedInquiryForm(),
            CoreWire::new,
            List.of("resident-change-result", "atena-link-result", "atena-search-result")),
    CHILD_ALLOWANCE(
            SyntheticCity.CHILD_ALLOWANCE,
            "a-",
            new CsvInquiryForm(),
            CoreWire::new,
            List.of(
                    "stop-notice",
                    "resident-feed",
                    "automatic-answer-stop-result",
                    "atena-search-result",
                    "provision-request",
                    "provision-answer-result")),
    LATE_STAGE_ELDERLY(
            SyntheticCity.LATE_STAGE_ELDERLY,
            "e-",
            new XmlInquiryForm(),
            AmqpWire::new,
            List.of("resident-feed", "moved-in-result"));

    /** A number that no resident of any synthetic city has: local numbers have no leading zero. */
    private static final String NOBODY = "0000000012";

    private final String system;
    private final String prefix;
    private final InquiryForm form;
    private final Wire.Opening wire;
    private final List<String> hears;

    Speaker(String system, String prefix, InquiryForm form, Wire.Opening wire, List<String> hears) {
        this.system = system;
        this.prefix = prefix;
        this.form = form;
        this.wire = wire;
        this.hears = hears;
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

    /** Of what is no inquiry. */
    String id(String name) {
        return prefix + name;
    }

    /** The queues, without direction and system, from which it gets what is no answer to an inquiry. */
    List<String> hears() {
        return hears;
    }

    /** Whether the platform brings it notices. */
    boolean isBroughtNotices() {
        return this == CHILD_ALLOWANCE;
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
