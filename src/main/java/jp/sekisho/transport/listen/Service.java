package jp.sekisho.transport.listen;

/** What is done with the requests of one operation. Thread safe. */
public interface Service {
    /** The most bytes that a request may have. */
    int largest();

    /** Answers a request whose connection has shown the counterpart's certificate. Must come to an end by itself. */
    Answer answer(byte[] body);

    /**
     * What is sent back.
     *
     * @param status of HTTP
     * @param isEven whether it leaves at one of few instants, so that the time that it took tells nothing
     */
    record Answer(int status, byte[] body, boolean isEven) {
        private static final byte[] NOTHING = {};

        /** Done; there is nothing to say. */
        public static final Answer DONE = new Answer(204, NOTHING, false);

        /** Not now: the counterpart is to ask again later. */
        public static final Answer NOT_NOW = new Answer(503, NOTHING, false);

        @Override
        public String toString() {
            return "Answer[" + status + ", " + body.length + " bytes]";
        }
    }
}
