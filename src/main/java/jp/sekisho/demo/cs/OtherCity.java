package jp.sekisho.demo.cs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.demo.counterpart.MessageXml;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;

/**
 * Another city that issues a certificate of residence of ours (広域交付): CS brings its question to the gateway, sealed, under the
 * certificate of CS. Thread safe.
 */
public final class OtherCity {
    private static final String OPERATION = "wide-area-issuance";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final URI address;
    private final Seal seal;
    private final HttpClient client;

    /** @param base of the address at which the gateway listens to CS */
    public OtherCity(CsSettings settings, URI base, Clock real) {
        this.address = URI.create(base + "/" + OPERATION);
        KeyNames keys = settings.keys();
        KeyRing ring = DevelopmentPki.ensure(settings.certs, DevelopmentPki.parties(keys.reversed()), real);
        this.seal = Letters.seal(keys, ring.live(keys, System::nanoTime), real);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(ring.tls(keys, real.instant()).context())
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * What was answered.
     *
     * @param persons as many as the answer tells of; 0 if it was refused
     * @param asOf the time of the last change that the answer has
     */
    public record Answer(int persons, Optional<LocalDateTime> asOf) {
        public boolean isRefused() {
            return persons == 0;
        }
    }

    /**
     * Asks for somebody. Empty if no answer came that verifies.
     *
     * @param id of the question: 32 of 0-9 and a-f
     */
    public Optional<Answer> ask(String id, String residentRecordCode) throws InterruptedException {
        String question = "<" + OPERATION + " xmlns=\"" + MessageXml.CS + "\"><住民票コード>" + residentRecordCode
                + "</住民票コード><交付範囲>PERSON</交付範囲></" + OPERATION + ">";
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        seal.seal(seal.head(OPERATION, id), question.getBytes(UTF_8))))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    ? Optional.of(seal.unseal(response.body()))
                            .filter(letter ->
                                    letter.head().inReplyTo().filter(id::equals).isPresent())
                            .map(OtherCity::read)
                    : Optional.empty();
        } catch (IOException | SekishoException e) {
            return Optional.empty();
        }
    }

    private static Answer read(Letter letter) {
        int persons = 0;
        Optional<LocalDateTime> asOf = Optional.empty();
        try (ByteArrayInputStream body = new ByteArrayInputStream(letter.body())) {
            XMLStreamReader xml = MessageXml.factory().createXMLStreamReader(body);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "resident" -> persons++;
                        case "異動日時" -> asOf = Optional.of(LocalDateTime.parse(xml.getElementText()));
                        default -> {}
                    }
                }
            }
            return new Answer(persons, asOf);
        } catch (IOException | XMLStreamException | DateTimeParseException e) {
            return new Answer(0, Optional.empty());
        }
    }
}
