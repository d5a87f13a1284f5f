/** The gateway as a process of the demo, and what it is started with. */
@NullMarked
package jp.sekisho.demo.gateway;

import org.jspecify.annotations.NullMarked;
