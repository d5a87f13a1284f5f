/**
 * What happens at a door: the message as it was received, its lines, what it is refused for, and when a door rests.
 */
@NullMarked
package jp.sekisho.routes.door;

import org.jspecify.annotations.NullMarked;
