package jp.sekisho.passage.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.legs.Claim;

/** The carriers of one party's lane by interface: whoever starts at the lane registers here. Thread safe. */
public final class Carriers implements Carrier {
    private final Map<String, Carrier> byInterface = new ConcurrentHashMap<>();

    public void register(String interfaceId, Carrier carrier) {
        byInterface.put(interfaceId, carrier);
    }

    public void unregister(String interfaceId) {
        byInterface.remove(interfaceId);
    }

    @Override
    public Carried carry(Claim claim) {
        String interfaceId = claim.request().interfaceId();
        Carrier carrier = byInterface.get(interfaceId);
        if (carrier == null) {
            throw Finding.of(PassageError.NOT_SENT, "cause", "no route for " + interfaceId)
                    .asException();
        }
        return carrier.carry(claim);
    }
}
