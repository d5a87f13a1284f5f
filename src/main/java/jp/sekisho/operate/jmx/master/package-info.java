/** The bean about the permit list that the platform distributes. */
@NullMarked
package jp.sekisho.operate.jmx.master;

import org.jspecify.annotations.NullMarked;
