/**
 * What the role {@code juki} adds of its own: records of the resident registry that Java reasons about, as typed classes, and
 * what must hold before an update of them leaves.
 *
 * <p>Enter at {@link jp.sekisho.juki.IdentificationChecks}, which a layout names under {@code checked-by}, at {@link
 * jp.sekisho.juki.IdentificationRecord}, which has a codec for its layout, and at {@link jp.sekisho.juki.UpdateCheck}. Bindy is known here and nowhere else, and sees values, never bytes. Records that only pass
 * through do not belong here: their layouts and maps say all there is to say. Nor do routes.
 */
@NullMarked
package jp.sekisho.juki;

import org.jspecify.annotations.NullMarked;
