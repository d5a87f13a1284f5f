package jp.sekisho.broker.rest;

import org.jspecify.annotations.Nullable;

/** What is kept beside a piece of a file, to be read in its place should it not open. Thread safe. */
interface Spares {
    /** None: what does not open is an error to its reader. */
    Spares NONE = new Spares() {
        @Override
        public Piece with(byte[] piece) {
            return new Piece(piece, new byte[0], Body.WITHIN);
        }

        @Override
        public void read(Body body) {
            // a piece has none
        }

        @Override
        public byte[] inPlace(byte[] spare, int length) {
            throw new IllegalStateException("there are none");
        }

        @Override
        public byte[] inPlaceOf(Lost lost, byte @Nullable [] another) {
            throw new IllegalStateException("there are none");
        }
    };

    /**
     * A piece and its spare.
     *
     * @param content what is written; may be longer than what was given
     * @param spare empty if there is none
     * @param body where the rest of the message lies
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(byte[] content, byte[] spare, Body body) {}

    /**
     * Pieces of which nothing can be read.
     *
     * @param place where they began
     * @param length what they had together
     * @param pieces how many they were
     */
    record Lost(long place, int length, int pieces) {}

    Piece with(byte[] piece);

    /** A piece was read whose message has this body. */
    void read(Body body);

    /** What is read instead of a content of that length. */
    byte[] inPlace(byte[] spare, int length);

    /**
     * What is read instead of pieces whose spares are lost, too.
     *
     * @param another the spare of another piece of the file; null if there is none
     */
    byte[] inPlaceOf(Lost lost, byte @Nullable [] another);
}
