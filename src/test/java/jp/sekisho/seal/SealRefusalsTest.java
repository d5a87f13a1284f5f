package jp.sekisho.seal;

/** Every way in which a letter may be wrong after it has been decrypted. */
class SealRefusalsTest extends HostileLetters {
    SealRefusalsTest() {
        super(Closing.LETTER);
    }
}
