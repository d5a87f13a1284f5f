/**
 * What operators see and do through JMX: beans in the domain {@code jp.sekisho}, typed and described, beside Camel's and
 * Artemis's own; and the way by which commands reach a running gateway on the same machine.
 *
 * <p>Beans only show and forward; what they show is known in the rooms below.
 */
@NullMarked
package jp.sekisho.operate.jmx;

import org.jspecify.annotations.NullMarked;
