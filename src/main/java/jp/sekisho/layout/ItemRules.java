package jp.sekisho.layout;

import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.text.LookAlikes;
import jp.sekisho.text.Units;

/** What holds for an item in every form of message: blank, constant, type, repertoire. */
record ItemRules(Head head) {

    /** The canonical text of a value as written, padding included. */
    String read(Field field, String padded, int line) {
        String written = field.padding().strip(padded);
        refuseOtherThanConstant(field, written, line);
        if (written.isEmpty()) {
            return refuseMissing(field, line);
        }
        String value = field.type().read(written).orElseThrow(() -> notOfType(field, line));
        if (head.repertoire().isPresent() && !head.repertoire().get().hasAll(value)) {
            throw outside(field, Units.of(value), line);
        }
        return value;
    }

    /** The written form, without padding, of a canonical text. */
    String write(Field field, String canonical, int line) {
        String value =
                canonical.isEmpty() && field.is().isPresent() ? field.is().get() : canonical;
        refuseOtherThanConstant(field, value, line);
        if (value.isEmpty()) {
            return refuseMissing(field, line);
        }
        String written = field.type().write(value).orElseThrow(() -> notOfType(field, line));
        return canTake(written) ? written : substituted(field, written, line);
    }

    private String substituted(Field field, String written, int line) {
        List<String> units = Units.of(written);
        StringBuilder text = new StringBuilder(written.length());
        for (String unit : units) {
            String other = head.lookAlikes() ? LookAlikes.other(unit) : unit;
            if (canTake(unit) || canTake(other)) {
                text.append(canTake(unit) ? unit : other);
            } else if (field.unmappable() instanceof Unmappable.Substitute substitute) {
                text.append(substitute.with());
            } else {
                throw outside(field, units, line);
            }
        }
        return text.toString();
    }

    private boolean canTake(String text) {
        return head.charset().has(text)
                && (head.repertoire().isEmpty() || head.repertoire().get().hasAll(text));
    }

    private SekishoException outside(Field field, List<String> units, int line) {
        int first = 0;
        while (first < units.size() - 1
                && (canTake(units.get(first)) || head.lookAlikes() && canTake(LookAlikes.other(units.get(first))))) {
            first++;
        }
        boolean writable = head.charset().has(units.get(first));
        return Finding.of(
                        writable ? LayoutError.NOT_IN_REPERTOIRE : LayoutError.UNMAPPABLE,
                        "layout",
                        head.id(),
                        "line",
                        line,
                        "item",
                        field.name(),
                        "character",
                        first + 1,
                        writable ? "repertoire" : "charset",
                        writable
                                ? head.repertoire().orElseThrow().wire()
                                : head.charset().charset().name())
                .asException();
    }

    private void refuseOtherThanConstant(Field field, String value, int line) {
        if (field.is().isPresent() && !field.is().get().equals(value)) {
            throw finding(
                    LayoutError.WRONG_CONSTANT,
                    field,
                    line,
                    "expected",
                    field.is().get());
        }
    }

    private String refuseMissing(Field field, int line) {
        if (field.required()) {
            throw finding(LayoutError.MISSING, field, line);
        }
        return "";
    }

    private SekishoException notOfType(Field field, int line) {
        return finding(
                field.type().otherwise(), field, line, "type", field.type().wire());
    }

    /** An error in one item, with its layout and line. */
    SekishoException finding(LayoutError error, Field field, int line, Object... more) {
        Object[] details = new Object[6 + more.length];
        System.arraycopy(new Object[] {"layout", head.id(), "line", line, "item", field.name()}, 0, details, 0, 6);
        System.arraycopy(more, 0, details, 6, more.length);
        return Finding.of(error, details).asException();
    }
}
