package jp.sekisho.routes.check;

import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.broker.Door;
import jp.sekisho.catalogue.Catalogue;

/** Who sends to which door. */
record DoorSystems(Catalogue catalogue) {

    /** The systems that speak an interface; every system may cancel. */
    Stream<BusinessSystem> speaking(String interfaceId) {
        return catalogue.systems().values().stream()
                .filter(system -> interfaceId.equals(Door.CANCEL)
                        || system.dialect(interfaceId).isPresent());
    }
}
