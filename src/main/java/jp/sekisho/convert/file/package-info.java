/**
 * A whole file from one layout to another, record by record, in the memory of one of them.
 *
 * <p>Enter at {@link jp.sekisho.convert.file.FileConversion}. Bad records go where {@link
 * jp.sekisho.convert.file.BadRecords} says, numbers come from a {@link jp.sekisho.convert.file.NumberTable}, and what was
 * done is told by a {@link jp.sekisho.convert.file.RunReport}, which holds no value of any record. {@link
 * jp.sekisho.convert.file.DraftFile} is how a file appears only when it is whole. Which map, which day and where to is not
 * decided here; nothing is printed.
 */
@NullMarked
package jp.sekisho.convert.file;

import org.jspecify.annotations.NullMarked;
