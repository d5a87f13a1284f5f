package jp.sekisho.catalogue;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files under {@code mappings/}: the folder of each, how its name ends, and the key that holds its id. */
enum Kind {
    SYSTEM("systems", ".system.yaml", "system", "system", "システム"),
    LINK("links", ".link.yaml", "link", "link", "リンク"),
    INTERFACE("interfaces", ".interface.yaml", "interface", "interface", "インタフェース"),
    LAYOUT("layouts", ".layout.yaml", "layout", "layout", "レイアウト"),
    ITEMS("layouts", ".items.yaml", "items", "dictionary of items", "項目辞書"),
    MAP_EXAMPLES("maps", ".map.test.yaml", "map", "file of examples", "変換例"),
    MAP("maps", ".map.yaml", "map", "map", "変換表"),
    CODES("codes", ".codes.csv", "", "code table", "コード表"),
    PERMITS("permits", ".permits.csv", "", "file of permits", "許可表"),
    CALENDAR("calendars", ".calendar.yaml", "calendar", "calendar", "暦");

    final String folder;
    final String suffix;
    final String key;
    final String english;
    final String japanese;

    Kind(String folder, String suffix, String key, String english, String japanese) {
        this.folder = folder;
        this.suffix = suffix;
        this.key = key;
        this.english = english;
        this.japanese = japanese;
    }

    public static Optional<Kind> of(String fileName) {
        return Stream.of(values())
                .filter(kind -> fileName.endsWith(kind.suffix) && fileName.length() > kind.suffix.length())
                .findFirst();
    }

    /** The name of a file without the kind's ending. */
    String stem(String fileName) {
        return fileName.substring(0, fileName.length() - suffix.length());
    }

    /** Whether one thing can have several files, each a version of it. */
    boolean hasVersions() {
        return this == LAYOUT || this == MAP || this == MAP_EXAMPLES;
    }
}
