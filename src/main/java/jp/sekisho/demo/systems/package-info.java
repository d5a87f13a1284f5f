/** Plays the city's business systems. */
@NullMarked
package jp.sekisho.demo.systems;

import org.jspecify.annotations.NullMarked;
