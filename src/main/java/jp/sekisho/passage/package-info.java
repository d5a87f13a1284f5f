/**
 * The way of a message: doors, lanes, gates, dispatch, the way back and the outbox; who is first for a person, what
 * waits, and until when.
 *
 * <p>Enter at {@link jp.sekisho.passage.legs.DoorLeg} (in), {@link jp.sekisho.passage.dispatch.Dispatcher} (out), {@link
 * jp.sekisho.passage.legs.ReturnLeg} (back) and {@link jp.sekisho.passage.legs.OutboxSender} (to the sender). Every leg is one
 * database transaction over the same tables; {@link jp.sekisho.passage.StateTable} says what may follow what. Formats,
 * numbers, keys and routes do not belong here.
 *
 * <p>Every leg locks in this order: rows of requests by ascending id, the row of the message, buckets in ascending order,
 * counters of {@code out.} queues.
 */
@NullMarked
package jp.sekisho.passage;

import org.jspecify.annotations.NullMarked;
