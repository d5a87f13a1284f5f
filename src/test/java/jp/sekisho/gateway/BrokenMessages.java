package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import jp.sekisho.layout.HostileXml;

/**
 * Messages that no system may get through, without end, made from a good one: cut off, changed, of another form, random.
 * The same seed makes the same ones. Not thread safe.
 */
final class BrokenMessages implements Iterator<BrokenMessages.Broken> {
    private static final String ANY = "(LAYOUT|CODE|MAP|PERMIT|ATENA)-\\d{3}";
    private static final String LAYOUT = "LAYOUT-\\d{3}";

    private final BusinessForm form;
    private final byte[] good;
    private final Random random;
    private final List<Broken> certain;
    private int next;

    /**
     * One of them.
     *
     * @param code what it is refused with, as a pattern
     */
    record Broken(String kind, byte[] body, String code) {
        @Override
        public String toString() {
            return kind;
        }
    }

    /** @param number of a person whom the system knows */
    BrokenMessages(BusinessForm form, String number, long seed) {
        this.form = form;
        this.good = form.inquiry(List.of(number));
        this.random = new Random(seed);
        this.certain = new ArrayList<>(common());
        this.certain.addAll(
                switch (form) {
                    case FIXED -> fixed();
                    case CSV -> csv();
                    case XML -> xml();
                });
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Broken next() {
        int turn = next++;
        if (turn < certain.size()) {
            return certain.get(turn);
        }
        return switch (turn % 5) {
            case 0 -> new Broken("random bytes", randomBytes(random.nextInt(2_000)), LAYOUT);
            case 1 -> cutAnywhere();
            case 2 -> new Broken("a byte that no text has", replaced(random.nextInt(good.length), (byte) 0xFF), ANY);
            case 3 ->
                new Broken("random bytes after the message", joined(good, randomBytes(1 + random.nextInt(50))), LAYOUT);
            default -> certain.get(turn / 5 % certain.size());
        };
    }

    private List<Broken> common() {
        List<Broken> broken = new ArrayList<>();
        broken.add(new Broken("nothing", new byte[0], LAYOUT));
        broken.add(new Broken("the last bytes missing", Arrays.copyOf(good, good.length - 2), form.cutOff()));
        broken.add(new Broken("UTF-16", text().getBytes(UTF_16), LAYOUT));
        broken.add(new Broken("over the limit", new byte[64 * 1024 + 1], "DOOR-005"));
        broken.add(new Broken("zeros", new byte[4_000], LAYOUT));
        broken.add(changed("an unknown code", text -> text.replace("01100", "01999"), "CODE-003"));
        broken.add(changed(
                "what is not permitted", text -> text.replace("TM00000000000002", "TM00000000000003"), "PERMIT-004"));
        for (BusinessForm other : BusinessForm.values()) {
            if (other != form) {
                broken.add(new Broken("as " + other + " writes it", other.inquiry(List.of("1234567890")), LAYOUT));
            }
        }
        return broken;
    }

    private List<Broken> fixed() {
        return List.of(
                changed("another separator", text -> text.replaceFirst(",", ";"), "LAYOUT-010"),
                changed("a line end in an item", text -> text.replaceFirst("JM01", "J\r\n1"), "LAYOUT-005"),
                changed("half a character", text -> text.replaceFirst("JM01", "JM0\u0081"), "LAYOUT-002"),
                changed(
                        "a required item blank",
                        text -> text.replaceFirst("JM01000000121000", " ".repeat(16)),
                        "LAYOUT-003"),
                changed("a line too short after a good one", text -> text + text.substring(1), "LAYOUT-001"));
    }

    private List<Broken> csv() {
        return List.of(
                changed("no header", text -> text.substring(text.indexOf('\n') + 1), "LAYOUT-04[57]"),
                changed("a header only", text -> text.substring(0, text.indexOf('\n') + 1), "LAYOUT-048"),
                changed("a line end of LF", text -> text.replace("\r\n", "\n"), "LAYOUT-043"),
                changed("a quote that does not close", text -> text.replace("T-0001", "\"T-0001"), "LAYOUT-044"),
                changed("a quote in a plain item", text -> text.replace("T-0001", "T\"0001"), "LAYOUT-044"),
                changed("an item more", text -> text.replace("T-0001", "T-0001,"), "LAYOUT-046"),
                changed("an item less", text -> text.replace("T-0001,", ""), "LAYOUT-045"),
                changed("a blank line", text -> text + "\r\n", "LAYOUT-045"),
                changed("a byte order mark", text -> "\u00EF\u00BB\u00BF" + text, "LAYOUT-042"),
                changed("separators without end", text -> text.replace("T-0001", ",".repeat(50_000)), "LAYOUT-046"),
                changed("quotes without end", text -> text.replace("T-0001", "\"".repeat(50_001)), "LAYOUT-04[45]"),
                changed("a date of another form", text -> text.replace("2026-11-10", "2026/11/10"), "LAYOUT-004"));
    }

    private List<Broken> xml() {
        List<Broken> broken = new ArrayList<>();
        String content = new String(good, UTF_8)
                .replaceFirst("<\\?xml[^>]*>\\s*", "")
                .replace("k:", "")
                .replace(":k", "");
        for (Map.Entry<String, byte[]> attack :
                HostileXml.messages("照会要求", content, "http://127.0.0.1:1/x").entrySet()) {
            boolean tooLarge = attack.getValue().length > 64 * 1024;
            broken.add(new Broken(attack.getKey(), attack.getValue(), tooLarge ? "DOOR-005" : "LAYOUT-01[2345]"));
        }
        return broken;
    }

    private Broken cutAnywhere() {
        int length = 1 + random.nextInt(good.length - 3);
        return new Broken("cut off after " + length, Arrays.copyOf(good, length), LAYOUT);
    }

    private Broken changed(String kind, UnaryOperator<String> change, String code) {
        return new Broken(kind, change.apply(text()).getBytes(ISO_8859_1), code);
    }

    /** The good message with a character for each byte. */
    private String text() {
        return new String(good, ISO_8859_1);
    }

    private byte[] replaced(int at, byte by) {
        byte[] changed = good.clone();
        changed[at] = by;
        return changed;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(one);
        whole.writeBytes(two);
        return whole.toByteArray();
    }
}
