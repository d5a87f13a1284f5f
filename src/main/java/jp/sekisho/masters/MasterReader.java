package jp.sekisho.masters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.xml.SecureXml;
import jp.sekisho.seal.xml.Shape;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvSource;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import org.w3c.dom.Element;

/**
 * Reads the body of a letter that distributes the permit list:
 *
 * <pre>{@code
 * <m:master xmlns:m="urn:sekisho:master:1" kind="permit-list" version="12" from="2027-04-01" count="2">
 * procedure,asker,provider,information,from,until
 * JT01010000000214,A1,B1,TM00000000000002,2026-04-01,
 * JT01010000000214,A1,B1,TM00000000000001,2026-04-01,2027-03-31
 * </m:master>
 * }</pre>
 *
 * The rows are CSV as in RFC 4180, with these columns in this order. An open end is blank. A master of another kind is refused.
 */
final class MasterReader {
    private static final Shape.Name MASTER = new Shape.Name("urn:sekisho:master:1", "master");
    private static final Shape SHAPE = new Shape(MasterError.WRONG_SHAPE);
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final String PERMIT_LIST = "permit-list";
    private static final List<String> COLUMNS =
            List.of("procedure", "asker", "provider", "information", "from", "until");

    private MasterReader() {}

    /** @param body one element, whose signature has been proven */
    static Master read(byte[] body) {
        Element element = SecureXml.parse(body, "master").getDocumentElement();
        SHAPE.require(MASTER.isNameOf(element), "master");
        SHAPE.attributes(element, "kind", "version", "from", "count");
        requirePermitList(element.getAttribute("kind"));
        int version = number(element, "version");
        LocalDate from = date(element.getAttribute("from"), "from");
        List<MasterRow> rows = rows(SHAPE.content(element));
        int said = number(element, "count");
        if (said != rows.size()) {
            throw Finding.of(MasterError.WRONG_COUNT, "said", said, "found", rows.size())
                    .asException();
        }
        return new Master(version, from, rows);
    }

    private static void requirePermitList(String kind) {
        SHAPE.require(KIND.matcher(kind).matches(), "kind");
        if (!kind.equals(PERMIT_LIST)) {
            throw Finding.of(MasterError.OTHER_KIND, "kind", kind).asException();
        }
    }

    private static int number(Element element, String attribute) {
        String written = element.getAttribute(attribute);
        SHAPE.require(NUMBER.matcher(written).matches(), attribute);
        return Integer.parseInt(written);
    }

    private static LocalDate date(String written, String part) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw SHAPE.wrong(part);
        }
    }

    private static List<MasterRow> rows(String csv) {
        Issues issues = new Issues();
        CsvTable table = CsvSource.parse("master", csv.stripLeading(), issues)
                .orElseThrow(() -> wrong(issues.sorted().get(0).place().line()));
        SHAPE.require(table.columns().equals(COLUMNS), "columns");
        List<MasterRow> rows = new ArrayList<>(table.rows().size());
        Set<MasterRow> seen = new HashSet<>();
        for (CsvRow row : table.rows()) {
            MasterRow read = row(row);
            if (!seen.add(read.openEnded())) {
                throw wrong(row.place().line());
            }
            rows.add(read);
        }
        return rows;
    }

    private static MasterRow row(CsvRow row) {
        MasterRow read = new MasterRow(
                code(row, "procedure"),
                code(row, "asker"),
                code(row, "provider"),
                code(row, "information"),
                day(row, row.text("from").value()),
                row.optionalText("until").map(cell -> day(row, cell.value())).orElse(LocalDate.MAX));
        if (read.until().isBefore(read.from())) {
            throw wrong(row.place().line());
        }
        return read;
    }

    private static LocalDate day(CsvRow row, String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw wrong(row.place().line());
        }
    }

    private static String code(CsvRow row, String column) {
        String code = row.text(column).value();
        if (!CODE.matcher(code).matches()) {
            throw wrong(row.place().line());
        }
        return code;
    }

    private static SekishoException wrong(int line) {
        return Finding.of(MasterError.WRONG_ROW, "line", line, "columns", String.join(", ", COLUMNS))
                .asException();
    }
}
