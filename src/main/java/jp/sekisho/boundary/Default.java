package jp.sekisho.boundary;

import jp.sekisho.source.Place;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** The optional keys of systems' and interfaces' files, and what stands for one that is left out, as it would be written. */
public enum Default {
    SHARE("system", "share", "1"),
    WAITING("system", "quota.waiting", "50000"),
    ASK_AFTER("system", "sequence.ask-after", "1 min"),
    ASK_AGAIN("system", "sequence.ask-again", "30 min"),
    ALARM_AFTER("system", "sequence.alarm-after", "10 min"),
    MOST_AHEAD("system", "sequence.most-ahead", "1000"),
    ANSWER("interface", "answer", "<interface>-result"),
    NEXT_AFTER("interface", "next-after", "receipt"),
    UNTIL("interface", "until", "handed"),
    SIZE("interface", "size", "64 KB"),
    INDIVIDUAL_NUMBER("interface", "individual-number", "refused");

    private final String file;
    private final String key;
    private final String written;

    Default(String file, String key, String written) {
        this.file = file;
        this.key = key;
        this.written = written;
    }

    /** What the outcomes of an interface are called whose file does not say. */
    public static String answer(String interfaceId) {
        return ANSWER.written.replace("<interface>", interfaceId);
    }

    /** The kind of file, {@code system} or {@code interface}. */
    public String file() {
        return file;
    }

    /** The key; one within another after a dot. */
    public String key() {
        return key;
    }

    /** What is meant where the key is left out. */
    public String written() {
        return written;
    }

    /** What the file, or the part of it that has the key, says; else what is meant. */
    YamlText in(YamlMapping part) {
        return part.optionalText(key.substring(key.lastIndexOf('.') + 1)).orElseGet(() -> at(part.place()));
    }

    /** What is meant by a file that has not even the part of it. */
    YamlText at(Place place) {
        return new YamlText(place, written);
    }
}
