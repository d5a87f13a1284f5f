/**
 * Measures what closing the broker's files costs, beside the same broker that writes in the clear.
 *
 * <p>Enter at {@link jp.sekisho.benchmark.rest.RestFiguresIT}.
 */
@NullMarked
package jp.sekisho.benchmark.rest;

import org.jspecify.annotations.NullMarked;
