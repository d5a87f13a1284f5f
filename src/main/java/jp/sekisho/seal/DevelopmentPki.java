package jp.sekisho.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys and certificates for development and the demo, made on the machine that uses them: a root, an issuing CA with its
 * revocation list, and for each party one key for letters (RSA) and one for TLS (P-256).
 *
 * <p>Never for real links: the CA's key lies beside the others. Everything is valid for ten years.
 */
public final class DevelopmentPki {
    /** The gateway's id as a party. */
    public static final String GATEWAY = "city-gateway";
    /** The platform's id as a party. */
    public static final String PLATFORM = "platform";

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentPki.class);
    private static final Duration TERM = Duration.ofDays(3653);
    private static final List<String> FILES = List.of(
            "root.crt",
            "issuing.crt",
            "issuing.crl",
            "city-gateway/seal.p12",
            "city-gateway/seal.password",
            "city-gateway/seal.crt",
            "city-gateway/tls.p12",
            "city-gateway/tls.password",
            "platform/seal.p12",
            "platform/seal.password",
            "platform/seal.crt",
            "platform/tls.p12",
            "platform/tls.password");

    private final Path directory;

    private DevelopmentPki(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens the PKI in a directory, and makes it first if there is none. Made whole or not at all, so that several
     * processes may call this at once.
     */
    public static DevelopmentPki ensure(Path directory, Clock real) {
        try {
            if (isEmpty(directory)) {
                make(directory, real.instant());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        missing(directory).ifPresent(file -> {
            throw Finding.of(SealError.INCOMPLETE_PKI, "directory", directory, "file", file)
                    .asException();
        });
        return new DevelopmentPki(directory);
    }

    /** What one party holds for letters to and from another. */
    public SealKeys sealKeys(String own, String counterpart) {
        return new SealKeys(
                List.of(folder(own).readKey("seal")),
                List.of(folder(counterpart).readCertificate("seal")),
                issuers());
    }

    /** What one party holds for connections with another. */
    public TlsIdentity tls(String own, String counterpart) {
        X509Certificate issuing = new KeyFolder(directory).readCertificate("issuing");
        return new TlsIdentity(folder(own).readKey("tls"), List.of(issuing), issuers(), counterpart);
    }

    private PinnedIssuers issuers() {
        KeyFolder top = new KeyFolder(directory);
        return new PinnedIssuers(List.of(top.readCertificate("issuing")), List.of(top.readRevocationList("issuing")));
    }

    private KeyFolder folder(String party) {
        return new KeyFolder(directory.resolve(party));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static Optional<String> missing(Path directory) {
        return FILES.stream()
                .filter(file -> !Files.exists(directory.resolve(file)))
                .findFirst();
    }

    private static void make(Path directory, Instant now) throws IOException {
        Path parent = Files.createDirectories(directory.toAbsolutePath().getParent());
        Path making = Files.createTempDirectory(parent, ".making-");
        try {
            fill(making, now);
            // takes the place of nothing, or of an empty directory; whoever comes second finds it full and uses it
            Files.move(making, directory.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
            LOG.info("Development PKI made directory={}", directory);
        } catch (IOException e) {
            remove(making);
            if (isEmpty(directory)) {
                throw e;
            }
        }
    }

    private static void fill(Path directory, Instant now) throws IOException {
        Authority.Term term = new Authority.Term(now.minus(Duration.ofDays(1)), now.plus(TERM));
        Authority root = Authority.root("Development Root CA", term);
        Authority issuing = root.subordinate("Development Issuing CA", term);
        KeyFolder top = new KeyFolder(directory);
        top.writeCertificate("root", root.certificate());
        top.writeKey("root", root.key(), root.certificate());
        top.writeCertificate("issuing", issuing.certificate());
        top.writeKey("issuing", issuing.key(), issuing.certificate(), root.certificate());
        top.writeRevocationList("issuing", issuing.revoking(List.of(), term));
        party(directory, issuing, GATEWAY, term);
        party(directory, issuing, PLATFORM, term);
    }

    private static void party(Path directory, Authority issuing, String id, Authority.Term term) throws IOException {
        KeyFolder folder = new KeyFolder(Files.createDirectory(
                directory.resolve(id),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));

        KeyPair seal = Authority.rsaKeys();
        X509Certificate sealing = issuing.issue(
                Authority.Subject.of(id, KeyUsage.digitalSignature | KeyUsage.keyEncipherment), seal.getPublic(), term);
        folder.writeKey("seal", seal.getPrivate(), sealing, issuing.certificate());
        folder.writeCertificate("seal", sealing);

        KeyPair tls = Authority.ellipticKeys();
        X509Certificate connecting = issuing.issue(connecting(id), tls.getPublic(), term);
        folder.writeKey("tls", tls.getPrivate(), connecting, issuing.certificate());
        folder.writeCertificate("tls", connecting);
    }

    private static Authority.Subject connecting(String id) {
        Authority.Subject subject = Authority.Subject.of(id, KeyUsage.digitalSignature);
        return GATEWAY.equals(id)
                ? subject.connecting(KeyPurposeId.id_kp_clientAuth)
                : subject.connecting(
                        KeyPurposeId.id_kp_serverAuth,
                        new GeneralName(GeneralName.dNSName, "localhost"),
                        new GeneralName(GeneralName.dNSName, id),
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                        new GeneralName(GeneralName.iPAddress, "::1"));
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path path : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
