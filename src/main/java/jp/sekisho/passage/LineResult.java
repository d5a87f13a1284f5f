package jp.sekisho.passage;

/** The record that a line has for its sender, in the two shapes that are stored. Immutable. */
public interface LineResult {
    /** A body of this record alone, in the sender's result layout. */
    byte[] alone();

    /** Its values by the names of their items, from which {@link ResultForms.ResultForm#together} writes. */
    byte[] values();
}
