package jp.sekisho.layout.record;

/**
 * What ends every record.
 *
 * @param name as people call it
 * @param bytes in which it stands in the charset of its layout; none where nothing ends a record
 */
public record RecordEnd(String name, byte[] bytes) {
    private static final byte RETURN = 0x0D;
    private static final byte LINE_FEED = 0x0A;
    private static final byte HOST_LINE_FEED = 0x25;
    private static final byte HOST_NEW_LINE = 0x15;

    /** What layouts call it. */
    public enum Written {
        CRLF,
        LF,
        /** Of host code alone. */
        NL,
        NONE
    }

    /** That of a charset that is ASCII where it has one byte. */
    public static RecordEnd of(Written written) {
        return switch (written) {
            case CRLF -> new RecordEnd("CRLF", new byte[] {RETURN, LINE_FEED});
            case LF, NL -> new RecordEnd("LF", new byte[] {LINE_FEED});
            case NONE -> new RecordEnd("", new byte[0]);
        };
    }

    /** That of host code (EBCDIC), whose two ends of lines are different bytes that Java's tables read as one character. */
    public static RecordEnd ofHost(Written written) {
        return switch (written) {
            case CRLF -> new RecordEnd("CRLF (0x0D 0x25)", new byte[] {RETURN, HOST_LINE_FEED});
            case LF -> new RecordEnd("LF (0x25)", new byte[] {HOST_LINE_FEED});
            case NL -> new RecordEnd("NL (0x15)", new byte[] {HOST_NEW_LINE});
            case NONE -> of(written);
        };
    }

    public int length() {
        return bytes.length;
    }

    public byte last() {
        return bytes[bytes.length - 1];
    }
}
