/**
 * The embedded broker that holds the doors: durable queues, a login for each business system with its own queues and no
 * others, and an audit of whoever tries more.
 *
 * <p>Enter at {@link jp.sekisho.broker.EmbeddedBroker}. It knows queues, users and headers; what a body means, and what
 * becomes of a message behind the door, does not belong here.
 */
@NullMarked
package jp.sekisho.broker;

import org.jspecify.annotations.NullMarked;
