package jp.sekisho.seal.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import jp.sekisho.seal.xml.Engine;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the development PKI: signs certificates and revocation lists (RFC 5280). */
public record Authority(PrivateKey key, X509Certificate certificate) {

    /** From when to when a certificate or a list is valid. */
    public record Term(Instant from, Instant until) {}

    /** What a certificate says about its subject, beside the key. */
    public record Subject(String name, int keyUsage, List<KeyPurposeId> purposes, List<GeneralName> names) {
        public static Subject of(String commonName, int keyUsage) {
            return new Subject(commonName, keyUsage, List.of(), List.of());
        }

        Subject connecting(List<KeyPurposeId> purposes, List<GeneralName> names) {
            return new Subject(name, keyUsage, purposes, names);
        }

        private X500Name distinguishedName() {
            return new X500Name("C=JP,O=Sekisho Development,CN=" + name);
        }
    }

    public static Authority root(String commonName, Term term) {
        KeyPair pair = Profile.P_256.newKeys();
        Subject subject = Subject.of(commonName, KeyUsage.keyCertSign | KeyUsage.cRLSign);
        X500Name name = subject.distinguishedName();
        X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), term);
        return new Authority(pair.getPrivate(), signed(builder, subject, 1, pair.getPublic(), pair.getPrivate()));
    }

    /** An authority below this one, which issues to ends only. */
    public Authority subordinate(String commonName, Term term) {
        KeyPair pair = Profile.P_256.newKeys();
        Subject subject = Subject.of(commonName, KeyUsage.keyCertSign | KeyUsage.cRLSign);
        return new Authority(pair.getPrivate(), issue(subject, 0, pair.getPublic(), term));
    }

    public X509Certificate issue(Subject subject, PublicKey publicKey, Term term) {
        return issue(subject, -1, publicKey, term);
    }

    public X509CRL revoking(List<X509Certificate> revoked, Term term) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(ownName(), Date.from(term.from()));
            builder.setNextUpdate(Date.from(term.until()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions().createAuthorityKeyIdentifier(certificate));
            builder.addExtension(
                    Extension.cRLNumber,
                    false,
                    new CRLNumber(BigInteger.valueOf(term.from().toEpochMilli())));
            for (X509Certificate each : revoked) {
                builder.addCRLEntry(each.getSerialNumber(), Date.from(term.from()), CRLReason.keyCompromise);
            }
            X509CRLHolder list = builder.build(signer(key));
            return new JcaX509CRLConverter().getCRL(list);
        } catch (GeneralSecurityException | CertIOException e) {
            throw Engine.failed(e);
        }
    }

    private X509Certificate issue(Subject subject, int pathLength, PublicKey publicKey, Term term) {
        X509v3CertificateBuilder builder = builder(ownName(), subject.distinguishedName(), publicKey, term);
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions().createAuthorityKeyIdentifier(certificate));
        } catch (CertIOException | GeneralSecurityException e) {
            throw Engine.failed(e);
        }
        return signed(builder, subject, pathLength, publicKey, key);
    }

    private X500Name ownName() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Term term) {
        BigInteger serial = new BigInteger(126, new SecureRandom()).setBit(126);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(term.from()), Date.from(term.until()), subject, key);
    }

    private static X509Certificate signed(
            X509v3CertificateBuilder builder, Subject subject, int pathLength, PublicKey publicKey, PrivateKey signer) {
        try {
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    pathLength < 0 ? new BasicConstraints(false) : new BasicConstraints(pathLength));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(subject.keyUsage()));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(publicKey));
            if (!subject.purposes().isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(subject.purposes().toArray(KeyPurposeId[]::new)));
            }
            if (!subject.names().isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(subject.names().toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(signer)));
        } catch (CertIOException | GeneralSecurityException e) {
            throw Engine.failed(e);
        }
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            String algorithm = "RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaContentSignerBuilder(algorithm).build(key);
        } catch (OperatorCreationException e) {
            throw Engine.failed(e);
        }
    }

    private static JcaX509ExtensionUtils extensions() throws GeneralSecurityException {
        return new JcaX509ExtensionUtils();
    }
}
