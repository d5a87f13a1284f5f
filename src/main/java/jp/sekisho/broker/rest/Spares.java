package jp.sekisho.broker.rest;

/** What is kept beside a piece of a file, to be read in its place should it not open. Thread safe. */
interface Spares {
    /** None: what does not open is an error to its reader. */
    Spares NONE = new Spares() {
        @Override
        public Piece with(byte[] piece) {
            return new Piece(piece, new byte[0]);
        }

        @Override
        public byte[] inPlace(byte[] spare, int length) {
            throw new IllegalStateException("there are none");
        }
    };

    /**
     * A piece and its spare.
     *
     * @param content what is written; may be longer than what was given
     * @param spare empty if there is none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(byte[] content, byte[] spare) {}

    Piece with(byte[] piece);

    /** What is read instead of a content of that length. */
    byte[] inPlace(byte[] spare, int length);
}
