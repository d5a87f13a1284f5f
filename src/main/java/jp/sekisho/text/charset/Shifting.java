package jp.sekisho.text.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a charset says in a row of bytes that those that follow are to be read by another table. */
public enum Shifting {
    /** Not at all. */
    NONE,
    /** IBM host code: shift-out before codes of two bytes, shift-in after them. */
    HOST,
    /** ISO 2022 by escape sequences alone. */
    ESCAPES,
    /** ISO 2022 by escape sequences and shifts. */
    BOTH,
    /** By bytes of a vendor's own, of which nothing is known but that there are such. */
    OWN;

    private static final byte OUT = 0x0E;
    private static final byte IN = 0x0F;
    private static final byte ESCAPE = 0x1B;
    private static final List<String> MAYBE_SHIFTED = List.of("あ", "一", "ｱ");
    private static final String NEVER_SHIFTED = "A";
    private static final byte[] TO_ASCII = {ESCAPE, '(', 'B'};

    /** One code, with the shift that it is read under; empty where there is none. */
    record Code(byte[] shift, byte[] bytes) {}

    /** All shifts of a row of bytes, one after the other. */
    record Shifts(byte[] all, int count) {
        static final Shifts NONE = new Shifts(new byte[0], 0);
    }

    /** The codes of a row of bytes that can be read, and the shifts between them. */
    record Codes(List<Code> codes, Shifts shifts) {}

    public static Shifting of(Charset charset) {
        if (!charset.canEncode()) {
            return NONE;
        }
        CharsetEncoder encoder = charset.newEncoder();
        return MAYBE_SHIFTED.stream()
                .filter(encoder::canEncode)
                .map(character -> of(charset, character))
                .filter(shifting -> shifting != NONE)
                .findFirst()
                .orElse(NONE);
    }

    private static Shifting of(Charset charset, String character) {
        byte[] written = character.getBytes(charset);
        if (written[0] == OUT) {
            return HOST;
        }
        if (written[0] == ESCAPE && written[1] == '$') {
            return has(written, OUT) ? BOTH : ESCAPES;
        }
        return isShifted(character, charset) ? OWN : NONE;
    }

    /** Whether two of a character share what stands around one; a mark before every text is no shift. */
    private static boolean isShifted(String character, Charset charset) {
        return !isDoubled(character, charset) && isDoubled(NEVER_SHIFTED, charset);
    }

    private static boolean isDoubled(String character, Charset charset) {
        return character.repeat(2).getBytes(charset).length == 2 * character.getBytes(charset).length;
    }

    /** The first byte that the decoder would leave out without a word; {@code length} if there is none. */
    int dropped(byte[] bytes, int offset, int length) {
        int at = 0;
        while (at < length && (this != ESCAPES || bytes[offset + at] != OUT && bytes[offset + at] != IN)) {
            at++;
        }
        return at;
    }

    /** The shift back to where a text begins and has to end. */
    byte[] back() {
        return switch (this) {
            case NONE, BOTH, OWN -> new byte[0];
            case HOST -> new byte[] {IN};
            case ESCAPES -> TO_ASCII.clone();
        };
    }

    /** The codes of a readable row of bytes in a charset that shifts in one of these ways. */
    Codes codes(byte[] bytes) {
        List<Code> codes = new ArrayList<>();
        ByteArrayOutputStream shifts = new ByteArrayOutputStream();
        byte[] shift = new byte[0];
        int count = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = shiftLength(bytes, at);
            if (length > 0) {
                byte[] read = Arrays.copyOfRange(bytes, at, at + length);
                shift = Arrays.equals(read, back()) ? new byte[0] : read;
                shifts.writeBytes(read);
                count++;
            } else {
                length = isOfTwoBytes(shift) ? 2 : 1;
                codes.add(new Code(shift, Arrays.copyOfRange(bytes, at, at + length)));
            }
            at += length;
        }
        return new Codes(codes, new Shifts(shifts.toByteArray(), count));
    }

    private boolean isOfTwoBytes(byte[] shift) {
        return shift.length > 0 && (this == HOST || shift[1] == '$');
    }

    /** An escape sequence is the escape, any intermediate bytes, and one final byte (ISO/IEC 2022, 13.2). */
    private int shiftLength(byte[] bytes, int at) {
        if (this == HOST) {
            return bytes[at] == OUT || bytes[at] == IN ? 1 : 0;
        }
        if (bytes[at] != ESCAPE) {
            return 0;
        }
        int end = at + 1;
        while (bytes[end] >= ' ' && bytes[end] <= '/') {
            end++;
        }
        return end + 1 - at;
    }

    private static boolean has(byte[] bytes, byte one) {
        for (byte each : bytes) {
            if (each == one) {
                return true;
            }
        }
        return false;
    }
}
