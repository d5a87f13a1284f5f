/** Beans about messages: where one is, and what waits for a person. */
@NullMarked
package jp.sekisho.operate.jmx.message;

import org.jspecify.annotations.NullMarked;
