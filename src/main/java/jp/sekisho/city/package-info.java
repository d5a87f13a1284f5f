/**
 * What the role {@code city} answers by itself: the registry of 団体内統合宛名番号 as a room that business systems ask.
 *
 * <p>Enter at {@link jp.sekisho.city.RegistryRoom}. How persons and numbers are kept is the registry's; formats and queues belong to
 * those who ask.
 */
@NullMarked
package jp.sekisho.city;

import org.jspecify.annotations.NullMarked;
