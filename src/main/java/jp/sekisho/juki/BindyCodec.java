package jp.sekisho.juki;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordCodec;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Record;
import org.apache.camel.dataformat.bindy.BindyCsvFactory;
import org.apache.camel.dataformat.bindy.FormatFactory;

/**
 * Sets the fields of a class from the values of a record by its Bindy annotations, and takes them back.
 *
 * <p>Immutable and thread safe. Bindy is given the list of canonical values and answers with them joined, by a character that no
 * layout lets into an item. It is never given bytes. What it throws quotes values, so its exceptions end here.
 */
final class BindyCodec<T> implements RecordCodec<T> {
    /** Between the values that Bindy joins. */
    static final String SEPARATOR = "\u001F";

    /** Bindy halves doubled quotes of this kind even where nothing is quoted, so it is none that can occur. */
    static final String QUOTE = "\u001E";

    private final Layout layout;
    private final Class<T> type;
    private final Supplier<T> empty;
    private final BindyCsvFactory bindy;
    private final List<String> names;

    /** @throws SekishoException with a {@link JukiError} for each item in which the two differ */
    BindyCodec(Layout layout, Class<T> type, Supplier<T> empty) {
        List<Finding> differences = new TypedItems(type).differences(layout);
        if (!differences.isEmpty()) {
            throw new SekishoException(differences);
        }
        this.layout = layout;
        this.type = type;
        this.empty = empty;
        this.bindy = factory(type);
        this.names = layout.fields().stream().map(field -> field.name()).toList();
    }

    private static BindyCsvFactory factory(Class<?> type) {
        FormatFactory formats = new FormatFactory();
        formats.setFactoryRegistry(JukiFormats.registry());
        try {
            BindyCsvFactory factory = new BindyCsvFactory(type);
            factory.setFormatFactory(formats);
            factory.setLocale("en");
            return factory;
        } catch (Exception e) {
            throw new SekishoException(Finding.of(JukiError.NOT_FOR_BINDY, "class", type.getSimpleName()), e);
        }
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public T typed(Record record) {
        List<String> values = names.stream().map(record::get).toList();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isEmpty() && layout.fields().get(i).required()) {
                throw finding(JukiError.BLANK, i);
            }
        }
        T typed = empty.get();
        if (!bind(values, typed)) {
            throw finding(JukiError.UNKNOWN_VALUE, firstBad(values));
        }
        return typed;
    }

    /** Whether the values are all of their fields' types; the first of them will do. */
    private boolean bind(List<String> values, T typed) {
        try {
            bindy.bind(null, values, Map.of(type.getName(), typed), 1);
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private int firstBad(List<String> values) {
        return IntStream.range(0, values.size())
                .filter(last -> !bind(values.subList(0, last + 1), empty.get()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Record record(T typed) {
        String[] values = unbind(typed).split(SEPARATOR, -1);
        if (values.length != names.size()) {
            throw Finding.of(JukiError.NOT_FOR_BINDY, "class", type.getSimpleName())
                    .asException();
        }
        Filling filling = layout.data().filling();
        for (int i = 0; i < values.length; i++) {
            filling.set(i, values[i]);
        }
        return filling.record();
    }

    private String unbind(T typed) {
        try {
            return bindy.unbind(null, Map.of(type.getName(), typed));
        } catch (Exception e) {
            throw Finding.of(JukiError.NOT_FOR_BINDY, "class", type.getSimpleName())
                    .asException();
        }
    }

    private SekishoException finding(JukiError error, int item) {
        return Finding.of(error, "item", names.get(item)).asException();
    }
}
