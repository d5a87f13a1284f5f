package jp.sekisho.layout.record;

import java.nio.charset.Charset;

/**
 * The bytes that an item was read from, kept where its text would be written in others: NEC's code for a character that IBM's
 * code is written for, a shift that was not needed.
 */
public record KeptBytes(Charset charset, byte[] bytes) {}
