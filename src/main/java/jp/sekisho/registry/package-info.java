/**
 * 団体内統合宛名, the registry: for each person one integrated atena number, tied to the 個人番号 and to every business
 * system's own number.
 *
 * <p>Enter at {@link jp.sekisho.registry.Registry}. It works inside the transaction of the leg that asks, and matches
 * persons by 個人番号 alone. Who may search and see what does not belong here; nor does any message format.
 */
@NullMarked
package jp.sekisho.registry;

import org.jspecify.annotations.NullMarked;
