package jp.sekisho.seal.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.xml.SealError;

/**
 * A folder of keys: {@code <file>.p12} with its {@code <file>.password}, readable by their owner only; {@code <file>.crt} and
 * {@code <file>.crl} in PEM.
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

    /** A key, and the certificates to show after its own, ending below the root. */
    record Chained(OwnKey own, List<X509Certificate> chain) {}

    /** All keys whose files begin so. */
    List<OwnKey> keys(String prefix) {
        return chained(prefix).stream().map(Chained::own).toList();
    }

    /** All keys whose files begin so, with their chains. */
    List<Chained> chained(String prefix) {
        return named(prefix, ".p12").stream().map(this::readKey).toList();
    }

    boolean has(String prefix) {
        return !named(prefix, ".p12").isEmpty();
    }

    private Chained readKey(String file) {
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            String password = file.replaceFirst("p12$", "password");
            char[] secret = Files.readString(directory.resolve(password), US_ASCII)
                    .strip()
                    .toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            String alias = store.aliases().nextElement();
            List<X509Certificate> chain = Stream.of(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Chained(
                    new OwnKey((PrivateKey) store.getKey(alias, secret), chain.get(0)), chain.subList(1, chain.size()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    List<HeldKey> heldKeys(String prefix, HeldKey.Use use) {
        return named(prefix, ".p12").stream()
                .map(file -> HeldKey.of(name(), file, use, readKey(file).own().certificate()))
                .toList();
    }

    List<HeldKey> heldCertificates(String prefix, HeldKey.Use use) {
        return named(prefix, ".crt").stream()
                .map(file -> HeldKey.of(name(), file, use, readCertificate(file)))
                .toList();
    }

    List<HeldKey> heldLists() {
        return named("", ".crl").stream()
                .map(file -> HeldKey.of(name(), file, readRevocationList(file)))
                .toList();
    }

    private String name() {
        return directory.getFileName().toString();
    }

    /** Appends what changes with the files. */
    void describe(StringBuilder state) {
        for (String file : named("", "")) {
            try {
                Path path = directory.resolve(file);
                state.append(path)
                        .append(' ')
                        .append(Files.size(path))
                        .append(' ')
                        .append(Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS))
                        .append('\n');
            } catch (IOException e) {
                state.append(file).append(" gone\n");
            }
        }
    }

    private List<String> named(String prefix, String suffix) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(prefix) && file.endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeCertificate(String name, X509Certificate certificate) {
        try {
            writePem(name + ".crt", "CERTIFICATE", certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(name + ".crt", e);
        }
    }

    /** The certificates in all files whose names begin so. */
    List<X509Certificate> certificates(String prefix) {
        return named(prefix, ".crt").stream().map(this::readCertificate).toList();
    }

    private X509Certificate readCertificate(String file) {
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            Certificate certificate = certificates().generateCertificate(in);
            return (X509Certificate) certificate;
        } catch (IOException | CertificateException e) {
            throw unreadable(file, e);
        }
    }

    void writeRevocationList(String name, X509CRL list) {
        try {
            writePem(name + ".crl", "X509 CRL", list.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(name + ".crl", e);
        }
    }

    List<X509CRL> revocationLists() {
        return named("", ".crl").stream().map(this::readRevocationList).toList();
    }

    private X509CRL readRevocationList(String file) {
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            return (X509CRL) certificates().generateCRL(in);
        } catch (IOException | CertificateException | CRLException e) {
            throw unreadable(file, e);
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
