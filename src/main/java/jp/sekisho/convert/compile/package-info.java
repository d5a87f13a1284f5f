/**
 * Looks up every name of a map as it was read, and makes of it the {@link jp.sekisho.convert.compile.ConversionMap} that
 * runs.
 */
@NullMarked
package jp.sekisho.convert.compile;

import org.jspecify.annotations.NullMarked;
