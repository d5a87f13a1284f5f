package jp.sekisho.layout;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** One record in one line, a separator between its items: CSV and its kin. */
final class DelimitedCodec implements Codec {
    private final ItemRules rules;
    private final Items items;
    private final List<Field> fields;
    private final DelimitedForm form;
    private final CharacterRules characters;

    DelimitedCodec(Head head, Items items, List<Field> fields, DelimitedForm form) {
        this.rules = new ItemRules(head);
        this.items = items;
        this.fields = fields;
        this.form = form;
        this.characters = new CharacterRules(rules);
    }

    @Override
    public List<Record> decode(byte[] message) {
        RecordsRead records = new RecordsRead();
        for (List<String> written : new DelimitedMessage(rules.head(), items, form).read(message)) {
            records.read(line -> record(written, line));
        }
        return records.all(rules.head());
    }

    private Record record(List<String> written, int line) {
        String[] values = new String[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = characters.read(fields.get(i), written.get(i), line);
        }
        return new Record(items, values, null);
    }

    @Override
    public byte[] encode(List<Record> records) {
        StringWriter text = new StringWriter();
        if (form.byteOrderMark()) {
            text.write(DelimitedForm.BYTE_ORDER_MARK);
        }
        try (CsvWriter lines = lines(text)) {
            if (form.header()) {
                lines.writeRecord(items.names());
            }
            for (int i = 0; i < records.size(); i++) {
                lines.writeRecord(written(records.get(i), i + 1));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rules.head().charset().encode(text.toString()).orElseThrow();
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    private List<String> written(Record record, int line) {
        List<String> written = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            written.add(characters.write(fields.get(i), record.get(i), line));
        }
        return written;
    }

    private CsvWriter lines(StringWriter text) {
        return CsvWriter.builder()
                .fieldSeparator(form.separator())
                .quoteCharacter(DelimitedForm.QUOTE)
                .quoteStrategy(form.quotesAll() ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED)
                .lineDelimiter(LineDelimiter.of(form.end()))
                .build(text);
    }
}
