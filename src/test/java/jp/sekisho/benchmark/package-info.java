/**
 * Measures what the gateway can bear, beside a bare loop that does the same work without Camel, database and ledger.
 *
 * <p>Enter at {@link jp.sekisho.benchmark.Figures}. The gateway, the loop, the business systems and the counterpart are
 * processes of their own; how many messages went through is counted by the counterpart, never by the gateway.
 */
@NullMarked
package jp.sekisho.benchmark;

import org.jspecify.annotations.NullMarked;
