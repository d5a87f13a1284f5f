package jp.sekisho.seal.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.xml.SealError;

/**
 * Keys and certificates by name, in a folder: {@code <environment>/<name>/seal*.p12} and {@code tls*.p12} are a name's own keys,
 * each with its {@code .password}, and so is {@code listen*.p12} where a counterpart connects to it; {@code seal*.crt} its certificates; {@code <environment>/issuers} holds the issuers and their
 * revocation lists. {@code certs/README.md} describes it.
 *
 * <p>Immutable and thread safe; reads the folder at every call.
 */
public final class KeyRing {
    private static final String ISSUERS = "issuers";
    private static final String SEAL = "seal";
    private static final String TLS = "tls";
    private static final String LISTEN = "listen";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    private final Path directory;

    private KeyRing(Path directory) {
        this.directory = directory;
    }

    public static KeyRing in(Path directory) {
        return new KeyRing(directory);
    }

    /** Whether a text can be the name of keys. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.equals(ISSUERS);
    }

    /** Whether there is nothing yet: on a new clone, before the development keys have been made. */
    public boolean isEmpty() {
        return entries(directory).isEmpty();
    }

    /** What speaks against the keys of this side; empty if nothing does. */
    public Optional<Finding> objectionToOwn(KeyNames names) {
        return objection(names, names.own(), SEAL + ".p12", folder -> certificates(folder.keys(SEAL)))
                .or(() -> hasTls(names) ? Optional.empty() : Optional.of(missing(names, names.own(), TLS + ".p12")));
    }

    /** What speaks against listening by this side's keys; empty if nothing does. */
    public Optional<Finding> objectionToListening(KeyNames names) {
        return folder(names.environment(), names.own()).has(LISTEN)
                ? Optional.empty()
                : Optional.of(missing(names, names.own(), LISTEN + ".p12"));
    }

    /** What speaks against the other side's certificates; empty if nothing does. */
    public Optional<Finding> objectionToCounterpart(KeyNames names) {
        return objection(names, names.counterpart(), SEAL + ".crt", folder -> folder.certificates(SEAL));
    }

    /** What both sides' names stand for now. */
    public SealKeys sealKeys(KeyNames names) {
        objectionToOwn(names).or(() -> objectionToCounterpart(names)).ifPresent(objection -> {
            throw objection.asException();
        });
        return new SealKeys(
                names.profile(),
                folder(names.environment(), names.own()).keys(SEAL),
                folder(names.environment(), names.counterpart()).certificates(SEAL),
                issuers(names.environment()));
    }

    /**
     * As {@link #sealKeys}, looked at again every few seconds: what is put into the ring, or revoked, counts without a restart. While
     * the folder is not in order, what it held before stays.
     *
     * @param nanos real time, as {@link System#nanoTime} counts it
     */
    public Supplier<SealKeys> live(KeyNames names, LongSupplier nanos) {
        return new Live<>(this, names, nanos, () -> sealKeys(names));
    }

    /**
     * As {@link #tls}, looked at again every few seconds, like {@link #live}: the context is another one when it has to be, and else
     * the same.
     *
     * @param real by which a key's time comes
     */
    public Supplier<SSLContext> liveTls(KeyNames names, Clock real, LongSupplier nanos) {
        return liveTls(names, TLS, real, nanos);
    }

    /** As {@link #liveTls}, for connections that the counterpart makes to us. */
    public Supplier<SSLContext> liveListening(KeyNames names, Clock real, LongSupplier nanos) {
        return liveTls(names, LISTEN, real, nanos);
    }

    private Supplier<SSLContext> liveTls(KeyNames names, String kind, Clock real, LongSupplier nanos) {
        return new LiveTls(new Live<>(this, names, nanos, () -> tlsKeys(names, kind, real.instant())), real);
    }

    /** Who this side is on connections, by its newest key that is valid now. */
    public TlsIdentity tls(KeyNames names, Instant now) {
        TlsKeys keys = tlsKeys(names, TLS, now);
        return keys.identity(keys.newest(now));
    }

    private TlsKeys tlsKeys(KeyNames names, String kind, Instant now) {
        List<KeyFolder.Chained> own = folder(names.environment(), names.own()).chained(kind);
        if (TlsKeys.newest(own, now).isEmpty()) {
            throw missing(names, names.own(), kind + ".p12").asException();
        }
        return new TlsKeys(own, issuers(names.environment()), names.counterpart());
    }

    /** Every file that counts for this side of the link: its own keys, the counterpart's certificates, issuers and lists. */
    public List<HeldKey> held(KeyNames names) {
        KeyFolder own = folder(names.environment(), names.own());
        KeyFolder counterpart = folder(names.environment(), names.counterpart());
        KeyFolder issuers = folder(names.environment(), ISSUERS);
        return Stream.of(
                        own.heldKeys(SEAL, HeldKey.Use.OWN_LETTERS),
                        own.heldKeys(TLS, HeldKey.Use.OWN_CONNECTIONS),
                        own.heldKeys(LISTEN, HeldKey.Use.OWN_LISTENING),
                        counterpart.heldCertificates(SEAL, HeldKey.Use.COUNTERPART_LETTERS),
                        issuers.heldCertificates("", HeldKey.Use.ISSUER),
                        issuers.heldLists())
                .flatMap(List::stream)
                .toList();
    }

    /** Everything about the files behind these names that changes with them. */
    String state(KeyNames names) {
        StringBuilder state = new StringBuilder();
        for (String name : List.of(names.own(), names.counterpart(), ISSUERS)) {
            folder(names.environment(), name).describe(state);
        }
        return state.toString();
    }

    private Optional<Finding> objection(KeyNames names, String name, String file, Certificates certificates) {
        try {
            List<X509Certificate> held = certificates.in(folder(names.environment(), name));
            if (held.isEmpty()) {
                return Optional.of(missing(names, name, file));
            }
            PinnedIssuers issuers = issuers(names.environment());
            if (isForDevelopment(issuers) && !names.environment().equals(DevelopmentPki.ENVIRONMENT)) {
                return Optional.of(Finding.of(RingError.FOR_DEVELOPMENT, "environment", names.environment()));
            }
            return held.stream()
                    .flatMap(each -> objection(names, name, each, issuers).stream())
                    .findFirst();
        } catch (SekishoException e) {
            return Optional.of(e.finding());
        }
    }

    private static Optional<Finding> objection(
            KeyNames names, String name, X509Certificate held, PinnedIssuers issuers) {
        if (!names.profile().fits(held.getPublicKey())) {
            return Optional.of(Finding.of(RingError.WRONG_PROFILE, "name", name, "profile", names.profile()));
        }
        return issuers.doubt(held, KeyUse.SIGNING, held.getNotBefore().toInstant())
                .map(Finding::code)
                .filter(SealError.WRONG_ISSUER::equals)
                .map(foreign -> Finding.of(RingError.OTHER_ISSUER, "name", name, "environment", names.environment()));
    }

    /** A name of another environment is said to be one; so is a name that is nowhere. */
    private Finding missing(KeyNames names, String name, String file) {
        Optional<String> other = environments().stream()
                .filter(environment -> !environment.equals(names.environment()))
                .filter(environment ->
                        Files.isDirectory(directory.resolve(environment).resolve(name)))
                .findFirst();
        if (other.isPresent() && !names(names.environment()).contains(name)) {
            return Finding.of(
                    RingError.OTHER_ENVIRONMENT,
                    "name",
                    name,
                    "other",
                    other.get(),
                    "environment",
                    names.environment());
        }
        ErrorCode code = environments().contains(names.environment()) ? RingError.NOT_IN_RING : RingError.NO_RING;
        boolean isMadeHere = isForDevelopment(issuers(names.environment()));
        return Finding.of(
                code,
                "name",
                name,
                "environment",
                names.environment(),
                "what",
                file.endsWith(".p12") ? "own key (秘密鍵)" : "certificate (証明書)",
                "file",
                names.environment() + "/" + name + "/" + file,
                "known",
                String.join(", ", names(names.environment())),
                "ja",
                isMadeHere ? "これは開発用の鍵束です。名前が正しければ、フォルダ " + directory + " を消してください。次の起動で作り直されます。" : "",
                "en",
                isMadeHere
                        ? " These are development keys: if the name is right, remove the folder " + directory
                                + ", and the next start makes it anew."
                        : "");
    }

    private boolean hasTls(KeyNames names) {
        return folder(names.environment(), names.own()).has(TLS);
    }

    private PinnedIssuers issuers(String environment) {
        KeyFolder issuers = folder(environment, ISSUERS);
        return new PinnedIssuers(issuers.certificates(""), issuers.revocationLists());
    }

    private static boolean isForDevelopment(PinnedIssuers issuers) {
        return issuers.certificates().stream().anyMatch(DevelopmentPki::made);
    }

    private KeyFolder folder(String environment, String name) {
        return new KeyFolder(directory.resolve(environment).resolve(name));
    }

    private List<String> environments() {
        return entries(directory);
    }

    private List<String> names(String environment) {
        return entries(directory.resolve(environment)).stream()
                .filter(name -> !name.equals(ISSUERS))
                .toList();
    }

    private static List<String> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<X509Certificate> certificates(List<OwnKey> keys) {
        return keys.stream().map(OwnKey::certificate).toList();
    }

    private interface Certificates {
        List<X509Certificate> in(KeyFolder folder);
    }
}
