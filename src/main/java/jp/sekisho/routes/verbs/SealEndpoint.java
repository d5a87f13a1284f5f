package jp.sekisho.routes.verbs;

import java.util.Optional;
import jp.sekisho.boundary.Interface;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.inward.Answers;
import jp.sekisho.passage.letters.LetterExchange;
import jp.sekisho.passage.reply.Reply;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * Signs and encrypts for the counterpart; each attempt anew, under the same message id. At the end of what a counterpart asks: the answer,
 * or a refusal that says no more.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "seal",
        title = "Seal",
        syntax = "seal:link",
        producerOnly = true,
        category = {Category.SECURITY})
public class SealEndpoint extends VerbEndpoint {
    @UriPath(description = "The link whose counterpart is to read it, such as platform")
    @Metadata(required = true)
    private String link = "";

    SealEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        link = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Asking asking) {
            asking.sealed(sealed(asking));
            exchange.getIn().setBody(asking.sealed());
            return;
        }
        Crossing.Outbound crossing = Crossing.of(exchange, Crossing.Outbound.class);
        Request request = crossing.claim().request();
        Seal seal = desk().link(link).seal();
        Head head = Optional.ofNullable(crossing.catalogue().interfaces().get(request.interfaceId()))
                .flatMap(Interface::answers)
                .map(asked -> reply(seal, request))
                .orElseGet(() -> seal.head(request.interfaceId(), request.id()));
        exchange.getIn().setBody(seal.seal(head, exchange.getIn().getBody(byte[].class)));
    }

    private byte[] sealed(Crossing.Asking asking) {
        LetterExchange letters = desk().link(link).letters();
        Letter question = asking.letter().orElseThrow(Crossing::missing);
        return asking.reply() instanceof Reply.Given given
                ? letters.answer(question, given.body())
                : letters.refusal(question);
    }

    /** It answers what the counterpart asked, by the counterpart's own id. */
    private Head reply(Seal seal, Request request) {
        Answers.Asked asked = desk().answers().asked(request);
        return seal.reply(request.interfaceId(), request.id(), asked.theirId(), asked.digest());
    }

    public String getLink() {
        return link;
    }

    /** The link whose counterpart is to read it. */
    public void setLink(String link) {
        this.link = link;
    }
}
