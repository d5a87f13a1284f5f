package jp.sekisho.ledger;

/**
 * What one row says: who, whose, which items, to whom, with what result, and where a person acted, what and why.
 *
 * <p>Immutable; empty text stands for "does not apply".
 *
 * @param person integrated atena number; never an 個人番号
 * @param items what was asked for or handed over, by its codes or names
 * @param remark what an operator did and why, in the operator's words
 * @param digest keyed digest of what crossed
 */
public record LedgerEntry(
        LedgerEvent event,
        String system,
        String user,
        String person,
        String interfaceId,
        String items,
        String recipient,
        String outcome,
        String reason,
        String remark,
        String catalogue,
        String messageId,
        String senderId,
        byte[] digest) {

    public static Draft of(LedgerEvent event) {
        return new Draft(event);
    }

    public int bucket() {
        return Buckets.of(person);
    }

    /** A row being written. Mutable; owned by one thread until {@link #entry}. */
    public static final class Draft {
        private final LedgerEvent event;
        private String system = "";
        private String user = "";
        private String person = "";
        private String interfaceId = "";
        private String items = "";
        private String recipient = "";
        private String outcome = "";
        private String reason = "";
        private String remark = "";
        private String catalogue = "";
        private String messageId = "";
        private String senderId = "";
        private byte[] digest = {};

        private Draft(LedgerEvent event) {
            this.event = event;
        }

        public Draft by(String systemId, String userName) {
            system = systemId;
            user = userName;
            return this;
        }

        public Draft about(String integratedNumber) {
            person = integratedNumber;
            return this;
        }

        public Draft through(String interfaceId, String itemNames) {
            this.interfaceId = interfaceId;
            items = itemNames;
            return this;
        }

        public Draft to(String recipientId) {
            recipient = recipientId;
            return this;
        }

        public Draft ending(String outcomeKind, String reasonCode) {
            outcome = outcomeKind;
            reason = reasonCode;
            return this;
        }

        public Draft remarked(String words) {
            remark = words;
            return this;
        }

        public Draft under(String catalogueVersion) {
            catalogue = catalogueVersion;
            return this;
        }

        public Draft message(String ourId, String sendersId) {
            messageId = ourId;
            senderId = sendersId;
            return this;
        }

        public Draft crossed(byte[] keyedDigest) {
            digest = keyedDigest.clone();
            return this;
        }

        public LedgerEntry entry() {
            return new LedgerEntry(
                    event,
                    system,
                    user,
                    person,
                    interfaceId,
                    items,
                    recipient,
                    outcome,
                    reason,
                    remark,
                    catalogue,
                    messageId,
                    senderId,
                    digest);
        }
    }
}
