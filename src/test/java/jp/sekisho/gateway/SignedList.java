package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import jp.sekisho.masters.Masters;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.signing.CamelSignatures;

/** A permit list as the platform distributes it, with a row for nobody. */
final class SignedList {
    private static final String BODY =
            "<m:master xmlns:m=\"urn:sekisho:master:1\" kind=\"permit-list\" version=\"1\" from=\"2026-11-01\""
                    + " count=\"1\">procedure,asker,provider,information,from,until\n"
                    + "JT99990000000001,A1,B1,TM00000000000099,2026-04-01,\n</m:master>";

    private SignedList() {}

    /** The file, signed by that side of the demo's link to the platform. */
    static Path in(Path folder, KeyNames signer) throws IOException {
        KeyRing ring = KeyRing.in(RunningGateway.CERTS);
        Seal seal = SealKind.SIGNED.open(
                () -> ring.sealKeys(signer),
                SealPolicy.of(signer, Duration.ofMinutes(5)),
                Clock.systemUTC(),
                new CamelSignatures());
        byte[] signed = seal.seal(seal.head(Masters.OPERATION, "master-1"), BODY.getBytes(UTF_8));
        return Files.write(folder.resolve("permit-list-1.xml"), signed);
    }
}
