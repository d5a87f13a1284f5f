/**
 * Measures how fast records are converted, beside camel-bindy, a loop written by hand for the same two records, and plain
 * transcoding of the same bytes as the limit.
 *
 * <p>Enter at {@link jp.sekisho.benchmark.records.RecordFigures}.
 */
@NullMarked
package jp.sekisho.benchmark.records;

import org.jspecify.annotations.NullMarked;
