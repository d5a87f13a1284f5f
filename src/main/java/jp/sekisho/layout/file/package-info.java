/**
 * Reads layout files: every mistake is reported with its place, and what is right becomes a {@link
 * jp.sekisho.layout.Layout}.
 */
@NullMarked
package jp.sekisho.layout.file;

import org.jspecify.annotations.NullMarked;
