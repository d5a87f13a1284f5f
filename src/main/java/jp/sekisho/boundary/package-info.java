/**
 * Who is inside, and who may ask for what: the business systems with their dialects, and the permits, up to which
 * {@link jp.sekisho.boundary.Priority}.
 *
 * <p>Enter at {@link jp.sekisho.boundary.BusinessSystem} and {@link jp.sekisho.boundary.Permits}. How a message is read
 * and where it goes does not belong here.
 */
@NullMarked
package jp.sekisho.boundary;

import org.jspecify.annotations.NullMarked;
