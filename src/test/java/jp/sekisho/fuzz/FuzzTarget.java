package jp.sekisho.fuzz;

import java.util.List;

/** What is given bytes. */
interface FuzzTarget {
    /** Its name in the names of files. */
    String name();

    /** Bytes that it is made for, to begin with. */
    List<byte[]> seeds();

    /**
     * Reads the bytes, and checks what must hold of what was read.
     *
     * @return what came of it, in a word: bytes of which something new comes are worth changing further
     * @throws Exception or an error, if they are not read and not refused as they should be
     */
    String take(byte[] input) throws Exception;
}
