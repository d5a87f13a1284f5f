package jp.sekisho.passage.dispatch;

import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.link.Party;

/**
 * What every party with a lane has while the gateway runs: a counterpart, or a business system to which something leads. Built once.
 *
 * @param gate when something may leave for it
 * @param dispatcher lets its lane out
 * @param control what operators do to it
 * @param carriers the routes that start at its lane
 */
public record PartyRuntime(Party party, Gate gate, Dispatcher dispatcher, LinkControl control, Carriers carriers) {
    public String id() {
        return party.id();
    }
}
