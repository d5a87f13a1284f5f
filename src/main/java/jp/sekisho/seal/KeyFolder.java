package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/**
 * A folder of keys: {@code <name>.p12} with its {@code <name>.password}, readable by their owner only; {@code <name>.crt} and
 * {@code <name>.crl} in PEM.
 */
record KeyFolder(Path directory) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String ALIAS = "key";

    void writeKey(String name, PrivateKey key, X509Certificate... chain) {
        String password = password();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password.toCharArray(), chain);
            try (OutputStream out = create(name + ".p12")) {
                store.store(out, password.toCharArray());
            }
            try (OutputStream out = create(name + ".password")) {
                out.write(password.getBytes(US_ASCII));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(name + ".p12", e);
        }
    }

    OwnKey readKey(String name) {
        Path file = directory.resolve(name + ".p12");
        try (InputStream in = Files.newInputStream(file)) {
            char[] password = Files.readString(directory.resolve(name + ".password"), US_ASCII)
                    .strip()
                    .toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            return new OwnKey(
                    (PrivateKey) store.getKey(alias, password), (X509Certificate) store.getCertificate(alias));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(name + ".p12", e);
        }
    }

    void writeCertificate(String name, X509Certificate certificate) {
        try {
            writePem(name + ".crt", "CERTIFICATE", certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(name + ".crt", e);
        }
    }

    X509Certificate readCertificate(String name) {
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".crt"))) {
            Certificate certificate = certificates().generateCertificate(in);
            return (X509Certificate) certificate;
        } catch (IOException | CertificateException e) {
            throw unreadable(name + ".crt", e);
        }
    }

    void writeRevocationList(String name, X509CRL list) {
        try {
            writePem(name + ".crl", "X509 CRL", list.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(name + ".crl", e);
        }
    }

    X509CRL readRevocationList(String name) {
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".crl"))) {
            return (X509CRL) certificates().generateCRL(in);
        } catch (IOException | CertificateException | CRLException e) {
            throw unreadable(name + ".crl", e);
        }
    }

    private OutputStream create(String file) throws IOException {
        return Files.newOutputStream(Files.createFile(directory.resolve(file), OWNER_ONLY));
    }

    private void writePem(String file, String label, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Files.writeString(
                directory.resolve(file), "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    private static CertificateFactory certificates() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static SekishoException unreadable(String file, Exception problem) {
        return new SekishoException(
                Finding.of(
                        SealError.UNREADABLE_KEYS,
                        "file",
                        file,
                        "problem",
                        problem.getClass().getSimpleName()),
                problem);
    }
}
