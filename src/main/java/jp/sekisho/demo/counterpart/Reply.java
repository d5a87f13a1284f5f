package jp.sekisho.demo.counterpart;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.sekisho.seal.Seal;

/** What the platform says to one HTTP request. */
public record Reply(int status, String type, byte[] body) {
    /** Whatever is wrong with a letter: the outside hears one and the same. */
    public static final Reply UNACCEPTABLE = text(400, Seal.REFUSAL);

    public static final Reply NOT_FOUND = text(404, "There is nothing here.");
    public static final Reply WRONG_METHOD = text(405, "Not so.");
    public static final Reply NO_CONTENT = new Reply(204, "", new byte[0]);

    public static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    public static Reply xml(byte[] xml) {
        return new Reply(200, "application/xml", xml);
    }
}
