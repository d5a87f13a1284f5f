/**
 * 既存住基 as the demo plays it, for the gateway of the role {@code juki}: it sends residents' changes, and reads what came of them and what CS
 * brings. Enter at {@link jp.sekisho.demo.register.RegisterSimulator}.
 */
@NullMarked
package jp.sekisho.demo.register;

import org.jspecify.annotations.NullMarked;
