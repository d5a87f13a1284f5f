/**
 * The outside, played: the platform's simulator, and the launcher of the demo. Demo only; nothing depends on it, and the
 * production jar leaves it out.
 *
 * <p>Enter at {@link jp.sekisho.demo.platform.PlatformSimulator}. It reads and writes the bodies of letters itself, as an
 * independent implementation would: what the gateway knows of layouts does not belong here.
 */
@NullMarked
package jp.sekisho.demo;

import org.jspecify.annotations.NullMarked;
