package jp.sekisho.seal.keys;

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a key ring for development and the demo, on the machine that uses it: a root, for each environment an issuing CA with its
 * revocation list, and for each party one key for letters and one for TLS (P-256). Whoever connects to others has another one for those
 * that connect to it; whoever is connected to connects by the same key.
 *
 * <p>Never for real links: the CAs' keys lie beside the others. Everything is valid for ten years.
 */
public final class DevelopmentPki {
    /** The one environment whose links development keys serve. */
    public static final String ENVIRONMENT = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentPki.class);
    private static final Duration TERM = Duration.ofDays(3653);
    private static final String ISSUING = "Development Issuing CA";
    private static final String AUTHORITIES = ".authorities";
    private static final String ISSUERS = "issuers";

    private DevelopmentPki() {}

    /**
     * Who is to have keys.
     *
     * @param profile the kind of its key for letters
     * @param end which end of a TLS connection it is
     */
    public record Party(String environment, String name, Profile profile, End end) {}

    /** The ends of a TLS connection. */
    public enum End {
        CLIENT,
        SERVER
    }

    /** Both parties of a link: whoever is named first connects to the other. */
    public static List<Party> parties(KeyNames names) {
        return List.of(
                new Party(names.environment(), names.own(), names.profile(), End.CLIENT),
                new Party(names.environment(), names.counterpart(), names.profile(), End.SERVER));
    }

    /**
     * Makes the ring if there is none; one that is there stays as it is. Made whole or not at all, so that several processes may call
     * this at once.
     *
     * @param parties the first of a name counts
     */
    public static KeyRing ensure(Path directory, List<Party> parties, Clock real) {
        KeyRing ring = KeyRing.in(directory);
        try {
            if (ring.isEmpty()) {
                make(directory, parties, real.instant());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ring;
    }

    /** Whether an issuer's certificate was made here. */
    static boolean made(X509Certificate issuer) {
        return issuer.getSubjectX500Principal().getName().contains("CN=" + ISSUING);
    }

    private static void make(Path directory, List<Party> parties, Instant now) throws IOException {
        Path parent = Files.createDirectories(directory.toAbsolutePath().getParent());
        Path making = Files.createTempDirectory(parent, ".making-");
        try {
            fill(making, parties, now);
            // takes the place of nothing, or of an empty directory; whoever comes second finds it full and uses it
            Files.move(making, directory.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
            LOG.info("Development keys made directory={}", directory);
        } catch (IOException e) {
            remove(making);
            if (KeyRing.in(directory).isEmpty()) {
                throw e;
            }
        }
    }

    private static void fill(Path directory, List<Party> parties, Instant now) throws IOException {
        Authority.Term term = new Authority.Term(now.minus(Duration.ofDays(1)), now.plus(TERM));
        Authority root = Authority.root("Development Root CA", term);
        KeyFolder authorities = folder(directory, AUTHORITIES);
        authorities.writeCertificate("root", root.certificate());
        authorities.writeKey("root", root.key(), root.certificate());
        Map<String, Authority> issuing = new LinkedHashMap<>();
        Set<Path> made = new HashSet<>();
        for (Party party : parties) {
            Path environment = Files.createDirectories(directory.resolve(party.environment()));
            if (!issuing.containsKey(party.environment())) {
                Authority issuer = root.subordinate(ISSUING + " " + party.environment(), term);
                authorities.writeKey(party.environment(), issuer.key(), issuer.certificate(), root.certificate());
                KeyFolder issuers = folder(environment, ISSUERS);
                issuers.writeCertificate("issuing", issuer.certificate());
                issuers.writeRevocationList("issuing", issuer.revoking(List.of(), term));
                issuing.put(party.environment(), issuer);
            }
            if (made.add(environment.resolve(party.name()))) {
                party(folder(environment, party.name()), issuing.get(party.environment()), party, term);
            }
        }
    }

    private static void party(KeyFolder folder, @Nullable Authority issuer, Party party, Authority.Term term) {
        Authority issuing = Objects.requireNonNull(issuer);
        KeyPair seal = party.profile().newKeys();
        X509Certificate sealing =
                issuing.issue(Authority.Subject.of(party.name(), sealUsage(party.profile())), seal.getPublic(), term);
        folder.writeKey("seal", seal.getPrivate(), sealing, issuing.certificate());
        folder.writeCertificate("seal", sealing);

        KeyPair tls = Profile.P_256.newKeys();
        X509Certificate connecting = issuing.issue(connecting(party), tls.getPublic(), term);
        folder.writeKey("tls", tls.getPrivate(), connecting, issuing.certificate());
        folder.writeCertificate("tls", connecting);
        if (party.end() == End.CLIENT) {
            KeyPair listen = Profile.P_256.newKeys();
            X509Certificate listening = issuing.issue(
                    subject(party).connecting(List.of(KeyPurposeId.id_kp_serverAuth), names(party)),
                    listen.getPublic(),
                    term);
            folder.writeKey("listen", listen.getPrivate(), listening, issuing.certificate());
        }
    }

    private static int sealUsage(Profile profile) {
        int encryption = profile == Profile.P_256 ? KeyUsage.keyAgreement : KeyUsage.keyEncipherment;
        return KeyUsage.digitalSignature | encryption;
    }

    private static Authority.Subject connecting(Party party) {
        return party.end() == End.CLIENT
                ? subject(party).connecting(List.of(KeyPurposeId.id_kp_clientAuth), List.of())
                : subject(party)
                        .connecting(
                                List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth), names(party));
    }

    private static Authority.Subject subject(Party party) {
        return Authority.Subject.of(party.name(), KeyUsage.digitalSignature);
    }

    private static List<GeneralName> names(Party party) {
        return List.of(
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, party.name()),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1"));
    }

    private static KeyFolder folder(Path directory, String name) throws IOException {
        return new KeyFolder(Files.createDirectory(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path path : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
