package jp.sekisho.seal.xml;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.utils.UnsyncByteArrayOutputStream;
import org.w3c.dom.Node;

/** Santuario, made ready once, and the two operations of it that several classes need. */
public final class Engine {
    // held, because a logger that nobody holds forgets its level
    private static final List<Logger> ENGINE_LOGS =
            List.of(Logger.getLogger("org.apache.xml.security"), Logger.getLogger("org.apache.jcp.xml.dsig"));

    static {
        // the engine writes plain digests of content into its warnings; what went wrong is in our finding
        ENGINE_LOGS.forEach(log -> log.setLevel(Level.OFF));
        // read when the engine is loaded: base64 without line ends, which canonical XML would write as character
        // references
        System.setProperty("org.apache.xml.security.ignoreLineBreaks", "true");
        Init.init();
    }

    private Engine() {}

    /** Makes the engine ready; call before any other class of it is touched. */
    public static void ready() {
        // the work is done by the class initializer
    }

    /** Exclusive canonical XML, without comments. */
    public static byte[] canonical(Node node) {
        // the engine's own stream is three times faster than the JDK's
        try (UnsyncByteArrayOutputStream bytes = new UnsyncByteArrayOutputStream()) {
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(node, bytes);
            return bytes.toByteArray();
        } catch (XMLSecurityException | IOException e) {
            throw failed(e);
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw failed(e);
        }
    }

    /** Our own side of the work failed: the class of the problem is named, its text is not kept. */
    public static SekishoException failed(Exception problem) {
        return new SekishoException(
                Finding.of(SealError.ENGINE, "problem", problem.getClass().getSimpleName()), problem);
    }
}
