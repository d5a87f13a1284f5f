package jp.sekisho.juki;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.dataformat.bindy.Format;
import org.apache.camel.dataformat.bindy.FormattingOptions;
import org.apache.camel.dataformat.bindy.format.factories.BooleanFormatFactory;
import org.apache.camel.dataformat.bindy.format.factories.DefaultFactoryRegistry;
import org.apache.camel.dataformat.bindy.format.factories.EnumFormatFactory;
import org.apache.camel.dataformat.bindy.format.factories.FactoryRegistry;
import org.apache.camel.dataformat.bindy.format.factories.FormatFactoryInterface;

/**
 * How canonical values become the types of this room, and back, for Bindy.
 *
 * <p>A value that is none of the type is an exception, which Bindy turns into its own; the codec names the item.
 */
final class JukiFormats implements FormatFactoryInterface {
    private static final Map<Class<?>, Format<?>> BY_TYPE = Map.of(
            boolean.class, new Way<>(JukiFormats::isYes, yes -> yes ? "yes" : "no"),
            RegisterDate.class, new Way<>(RegisterDate::new, RegisterDate::text),
            ChangeReason.class, new Way<>(code -> ChangeReason.of(code).orElseThrow(), ChangeReason::code));

    private record Way<T>(Function<String, T> parsing, Function<T, String> formatting) implements Format<T> {
        @Override
        public T parse(String canonical) {
            return parsing.apply(canonical);
        }

        @Override
        public String format(T value) {
            return formatting.apply(value);
        }
    }

    /** Bindy's own for texts, numbers and times, ours for the rest: its flags and enums are read leniently, or by Java's names. */
    static FactoryRegistry registry() {
        return new DefaultFactoryRegistry()
                .unregister(BooleanFormatFactory.class)
                .unregister(EnumFormatFactory.class)
                .register(new JukiFormats());
    }

    @Override
    public Collection<Class<?>> supportedClasses() {
        return BY_TYPE.keySet();
    }

    @Override
    public boolean canBuild(FormattingOptions options) {
        return BY_TYPE.containsKey(options.getClazz());
    }

    @Override
    public Format<?> build(FormattingOptions options) {
        return Objects.requireNonNull(BY_TYPE.get(options.getClazz()));
    }

    private static boolean isYes(String flag) {
        return switch (flag) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("neither yes nor no");
        };
    }
}
