/**
 * Measures how large files are converted: {@code sekisho convert} as a process of its own, in little memory.
 *
 * <p>Enter at {@link jp.sekisho.benchmark.files.LargeFileIT}. The residents in the files do not exist.
 */
@NullMarked
package jp.sekisho.benchmark.files;

import org.jspecify.annotations.NullMarked;
