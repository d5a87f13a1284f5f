/**
 * How a party outside is reached: one interface for what the gateway asks of a transport, one class for each transport.
 *
 * <p>Enter at {@link jp.sekisho.transport.TransportKind}, the transports that a link's file can name. A transport moves bytes and
 * says what became of them. What the bytes mean, who may read them and when they may leave does not belong here.
 */
@NullMarked
package jp.sekisho.transport;

import org.jspecify.annotations.NullMarked;
