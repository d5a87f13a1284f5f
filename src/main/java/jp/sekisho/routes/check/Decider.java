package jp.sekisho.routes.check;

import jp.sekisho.boundary.Interface;

/** Who decides what a step has to be, as an ending for a sentence in each language; empty where the route's start does. */
record Decider(String ja, String en) {
    static final Decider START = new Decider("", "");

    /** The file of an interface: of what is brought, its passage, which leads to whoever may be given it. */
    static Decider laneOf(Interface rules) {
        if (!rules.passage().isInward()) {
            return linkOf(rules);
        }
        String file = "interfaces/" + rules.id() + ".interface.yaml";
        String passage = rules.passage().id();
        return new Decider(
                "レーンは " + file + " の「passage: " + passage + "」で決まります。",
                " The interface decides: " + file + " says passage: " + passage + ".");
    }

    /** The file of an interface: its messages and their answers pass by the one link that it names. */
    static Decider linkOf(Interface rules) {
        String file = "interfaces/" + rules.id() + ".interface.yaml";
        String link = rules.requireLink();
        return new Decider(
                "接続先は " + file + " の「link: " + link + "」で決まります。",
                " The interface decides: " + file + " says link: " + link + ".");
    }
}
