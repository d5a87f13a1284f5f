/**
 * How counterparts reach the gateway: a port of its own for each, over HTTPS with client certificates, within bounds.
 *
 * <p>Enter at {@link jp.sekisho.transport.listen.Listener}. It moves bytes, and turns away whoever is not the counterpart. What the bytes
 * mean, and what is answered, does not belong here.
 */
@NullMarked
package jp.sekisho.transport.listen;

import org.jspecify.annotations.NullMarked;
