package jp.sekisho.seal.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Further keys in a development ring, as whoever runs a real one puts them there: by the issuer that the ring has. */
public record FurtherKeys(Path ring) {
    private static final Instant BEGUN = Instant.now().minusSeconds(3600);

    /** A key for letters under a name, with its certificate for the other side, valid from that moment. */
    public void seal(String name, String file, Instant from) {
        int usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
        write(name, file, from, Profile.RSA_2048, Authority.Subject.of(name, usage));
    }

    /** A client's key for connections under a name; answers its certificate's serial number. */
    public String client(String name, String file) {
        return write(
                name,
                file,
                BEGUN,
                Profile.P_256,
                Authority.Subject.of(name, KeyUsage.digitalSignature)
                        .connecting(List.of(KeyPurposeId.id_kp_clientAuth), List.of()));
    }

    private String write(String name, String file, Instant from, Profile profile, Authority.Subject subject) {
        Authority issuer = issuer();
        KeyPair pair = profile.newKeys();
        X509Certificate certificate = issuer.issue(subject, pair.getPublic(), term(from));
        KeyFolder folder = new KeyFolder(ring.resolve("demo").resolve(name));
        folder.writeCertificate(file, certificate);
        folder.writeKey(file, pair.getPrivate(), certificate, issuer.certificate());
        return certificate.getSerialNumber().toString(16);
    }

    public void takeAway(String name, String file) throws IOException {
        for (String end : List.of(".p12", ".password", ".crt")) {
            Files.delete(ring.resolve("demo").resolve(name).resolve(file + end));
        }
    }

    /** From now on the connection key of a name is revoked. */
    public void revokeConnectionsOf(String name) throws IOException {
        X509Certificate certificate = new KeyFolder(ring.resolve("demo").resolve(name))
                .certificates("tls")
                .get(0);
        KeyFolder issuers = new KeyFolder(ring.resolve("demo/issuers"));
        Files.delete(issuers.directory().resolve("issuing.crl"));
        issuers.writeRevocationList("issuing", issuer().revoking(List.of(certificate), term(BEGUN)));
    }

    private static Authority.Term term(Instant from) {
        return new Authority.Term(from, from.plus(Duration.ofDays(99)));
    }

    private Authority issuer() {
        OwnKey key = new KeyFolder(ring.resolve(".authorities")).keys("demo").get(0);
        return new Authority(key.key(), key.certificate());
    }
}
