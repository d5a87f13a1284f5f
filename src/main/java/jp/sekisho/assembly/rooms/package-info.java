/** What rooms of the gateway's own begin and hear: in place of a business system's client. */
@NullMarked
package jp.sekisho.assembly.rooms;

import org.jspecify.annotations.NullMarked;
