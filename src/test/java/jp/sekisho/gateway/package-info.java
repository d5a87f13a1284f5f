/**
 * A whole gateway within the test's process, on real parts: broker over TCP, database, HTTPS; with a business system and
 * a platform that tests play, and a business clock that they step.
 *
 * <p>Enter at {@link jp.sekisho.gateway.RunningGateway}.
 */
@NullMarked
package jp.sekisho.gateway;

import org.jspecify.annotations.NullMarked;
