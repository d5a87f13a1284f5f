package jp.sekisho.passage.dispatch;

import java.util.Optional;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.inward.Telling;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.letters.LetterExchange;
import jp.sekisho.passage.link.Link;
import jp.sekisho.seal.Seal;
import jp.sekisho.transport.listen.Listener;

/**
 * Everything that one link has while the gateway runs. Built once; verbs, operators and whoever starts and stops the gateway take
 * what they need from it.
 *
 * @param link what its file says
 * @param gate when something may leave
 * @param dispatcher lets its lane out
 * @param control what operators do to it
 * @param seal closes and opens its letters
 * @param letters what is exchanged with the counterpart
 * @param answers the way back
 * @param telling what the counterpart hears of what it brought
 * @param fetches what was fetched, and when
 * @param listener where the counterpart connects to us, if it does
 * @param carriers the routes that start at its lane
 */
public record LinkRuntime(
        Link link,
        Gate gate,
        Dispatcher dispatcher,
        LinkControl control,
        Seal seal,
        LetterExchange letters,
        ReturnLeg answers,
        Telling telling,
        Fetches fetches,
        Optional<Listener> listener,
        Carriers carriers) {

    public String id() {
        return link.id();
    }

    /** What it has as any party with a lane. */
    public PartyRuntime lane() {
        return new PartyRuntime(link.party(), gate, dispatcher, control, carriers);
    }
}
