package jp.sekisho.seal;

/** Every way in which a letter may be wrong that is signed and not encrypted. */
class SignedRefusalsTest extends HostileLetters {
    SignedRefusalsTest() {
        super(Closing.SIGNED);
    }
}
