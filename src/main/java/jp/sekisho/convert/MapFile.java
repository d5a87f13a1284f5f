package jp.sekisho.convert;

import java.util.Optional;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.compile.MapChecker;
import jp.sekisho.convert.compile.MapSurroundings;
import jp.sekisho.convert.language.MapReader;
import jp.sekisho.convert.language.ParsedMap;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * A {@code *.map.yaml} as read: its shape is right, the names in it are not yet looked up.
 *
 * <p>Immutable.
 */
public final class MapFile {
    private final ParsedMap parsed;
    private final boolean isSound;

    private MapFile(ParsedMap parsed, boolean isSound) {
        this.parsed = parsed;
        this.isSound = isSound;
    }

    public String id() {
        return parsed.id().value();
    }

    /** Its version, from 1. */
    public int version() {
        return parsed.version();
    }

    /** The layout that it reads. */
    public String from() {
        return parsed.from().value();
    }

    /** The layout that it writes. */
    public String to() {
        return parsed.to().value();
    }

    /** The layout of the request, for a map of answers. */
    public Optional<String> answers() {
        return parsed.answers().map(YamlText::value);
    }

    /** Whether it says what stands for a line without an answer. */
    public boolean saysUnanswered() {
        return parsed.unanswered().isPresent();
    }

    /** Where its id stands. */
    public Place place() {
        return parsed.id().place();
    }

    /** The first business date on which this version is in force; without one it always was. */
    public static final String VALID_FROM = ParsedMap.VALID_FROM;

    /** The last business date on which this version is in force; without one, until the next version. */
    public static final String VALID_UNTIL = ParsedMap.VALID_UNTIL;

    /** The map as read, as far as it can be; what was found is in {@code issues}. */
    public static MapFile read(YamlMapping file, Issues issues) {
        int before = issues.errors();
        ParsedMap parsed = new MapReader(file, issues).read();
        return new MapFile(parsed, issues.errors() == before);
    }

    /**
     * The map that runs, or empty if its file has an error, one of its names means nothing here or it leaves something out;
     * what was found is in {@code issues}.
     */
    public Optional<ConversionMap> check(MapSurroundings around, Issues issues) {
        return new MapChecker(parsed, around, issues).check().filter(map -> isSound);
    }
}
