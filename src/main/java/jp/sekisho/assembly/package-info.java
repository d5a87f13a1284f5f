/**
 * The wiring: settings, and which rooms make up a gateway process, in which order they start and stop.
 *
 * <p>Enter at {@link jp.sekisho.assembly.Gateway}. Nothing is decided here that a room could decide for itself.
 */
@NullMarked
package jp.sekisho.assembly;

import org.jspecify.annotations.NullMarked;
