/** Dates as registers write them: eras, the lunar calendar, days that are not known. */
@NullMarked
package jp.sekisho.text.date;

import org.jspecify.annotations.NullMarked;
