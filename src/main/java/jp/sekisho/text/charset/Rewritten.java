package jp.sekisho.text.charset;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.text.charset.Shifting.Code;
import jp.sekisho.text.charset.Shifting.Codes;
import jp.sekisho.text.charset.Shifting.Shifts;

/** What becomes of bytes that are read and written again in one charset. */
record Rewritten(StrictCharset charset, Shifting shifting) {

    /** The changes and how often each is made; empty if the bytes come back as they were. */
    Map<Rewriting, Integer> changes(byte[] bytes, byte[] again) {
        Map<Rewriting, Integer> changes = new EnumMap<>(Rewriting.class);
        if (Arrays.equals(bytes, again)) {
            return changes;
        }
        if (shifting == Shifting.OWN) {
            return Map.of(Rewriting.OTHER, 1);
        }
        Codes codes = codes(bytes);
        List<byte[]> rewritten =
                codes.codes().stream().flatMap(code -> again(code).stream()).toList();
        if (rewritten.size() < codes.codes().size()) {
            return Map.of(Rewriting.OTHER, 1);
        }
        for (int i = 0; i < rewritten.size(); i++) {
            if (!Arrays.equals(rewritten.get(i), codes.codes().get(i).bytes())) {
                changes.merge(Rewriting.DUPLICATE_CODE, 1, Integer::sum);
            }
        }
        Codes after = codes(again);
        count(changes, Rewriting.JOINED_CODES, rewritten.size() - after.codes().size());
        if (!Arrays.equals(codes.shifts().all(), after.shifts().all())) {
            int more = codes.shifts().count() - after.shifts().count();
            count(changes, Rewriting.REDUNDANT_SHIFT, Math.max(1, more));
        }
        count(changes, Rewriting.OTHER, changes.isEmpty() ? 1 : 0);
        return changes;
    }

    private static void count(Map<Rewriting, Integer> changes, Rewriting change, int times) {
        if (times > 0) {
            changes.put(change, times);
        }
    }

    private Codes codes(byte[] bytes) {
        return switch (shifting) {
            case NONE, BOTH, OWN -> new Codes(unshifted(bytes), Shifts.NONE);
            case HOST, ESCAPES -> shifting.codes(bytes);
        };
    }

    /** In a charset without shifts the shortest row of bytes that can be read is a code. */
    private List<Code> unshifted(byte[] bytes) {
        List<Code> codes = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= bytes.length; to++) {
            if (charset.decode(bytes, from, to - from).isPresent()) {
                codes.add(new Code(new byte[0], Arrays.copyOfRange(bytes, from, to)));
                from = to;
            }
        }
        return codes;
    }

    /** The code in which this one's characters are written; empty if it cannot be read alone. */
    private Optional<byte[]> again(Code code) {
        byte[] whole =
                code.shift().length == 0 ? code.bytes() : joined(List.of(code.shift(), code.bytes(), shifting.back()));
        return charset.decode(whole, 0, whole.length)
                .flatMap(charset::encode)
                .map(again ->
                        joined(codes(again).codes().stream().map(Code::bytes).toList()));
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
