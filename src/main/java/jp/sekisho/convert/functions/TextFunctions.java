package jp.sekisho.convert.functions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry of the functions that change texts. */
public final class TextFunctions {
    private static final Map<String, TextFunction> BY_NAME = Stream.of(
                    CharacterFunctions.ALL, SpaceFunctions.ALL, DateFunctions.ALL, NumberFunctions.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(TextFunction::name, Function.identity()));

    public static final Set<String> NAMES = BY_NAME.keySet();

    private TextFunctions() {}

    public static Optional<TextFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
