/** The functions of one text: characters, spaces, numbers, dates. */
@NullMarked
package jp.sekisho.convert.functions;

import org.jspecify.annotations.NullMarked;
