/**
 * Rooms: parties of the gateway's own, to which nobody connects. They answer at once: systems ask through interfaces of the passage
 * {@code serve}, counterparts through {@code reply}. What they ask themselves goes through a door, as a system's messages do.
 *
 * <p>Enter at {@link jp.sekisho.passage.room.Room}; {@link jp.sekisho.passage.room.RoomForm} is the whole of what can be asked. What a room
 * knows, and how a system writes its questions, do not belong here.
 */
@NullMarked
package jp.sekisho.passage.room;

import org.jspecify.annotations.NullMarked;
