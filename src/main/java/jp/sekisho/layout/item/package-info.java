/**
 * What an item of a record is: its type, its characters, how it is stored and protected, and what is noted when a value is
 * mended on the way.
 */
@NullMarked
package jp.sekisho.layout.item;

import org.jspecify.annotations.NullMarked;
