/**
 * 札幌市CS as the demo plays it, for the gateway of the role {@code juki}: it counts the updates of each resident, answers inquiries and brings
 * notices. Enter at {@link jp.sekisho.demo.cs.CsSimulator}.
 */
@NullMarked
package jp.sekisho.demo.cs;

import org.jspecify.annotations.NullMarked;
