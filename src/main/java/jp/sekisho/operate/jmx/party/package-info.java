/** Beans about links, their lanes, and business systems. */
@NullMarked
package jp.sekisho.operate.jmx.party;

import org.jspecify.annotations.NullMarked;
