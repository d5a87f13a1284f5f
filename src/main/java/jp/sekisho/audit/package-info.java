/** What was refused for want of a login or of rights, written down: at the broker, in the console, over local JMX. */
@NullMarked
package jp.sekisho.audit;

import org.jspecify.annotations.NullMarked;
