/**
 * From one layout to another: maps, their functions, and code tables.
 *
 * <p>A map goes from source to program in steps: {@link jp.sekisho.convert.MapFile} is what was read, its {@code check}
 * against layouts and code tables gives the {@link jp.sekisho.convert.compile.ConversionMap} that runs. Pure: numbers and constants
 * come from the {@link jp.sekisho.convert.value.ConversionContext}; who may receive what is not decided here.
 */
@NullMarked
package jp.sekisho.convert;

import org.jspecify.annotations.NullMarked;
