/** Plays the national platform: its doors, its hours, its memory, its faults. */
@NullMarked
package jp.sekisho.demo.platform;

import org.jspecify.annotations.NullMarked;
