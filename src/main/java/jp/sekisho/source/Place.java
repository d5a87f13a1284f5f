package jp.sekisho.source;

/**
 * A position in a file that a person wrote.
 *
 * @param file the path as the person knows it, with forward slashes
 * @param line from 1
 * @param column from 1, counting characters (code points)
 * @param length how many characters are meant, at least 1
 * @param text the whole line, without its end
 */
public record Place(String file, int line, int column, int length, String text) implements Comparable<Place> {

    /** A whole file, where no line can be named. */
    public static Place ofFile(String file) {
        return new Place(file, 1, 1, 1, "");
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
