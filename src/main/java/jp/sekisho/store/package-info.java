/**
 * The database and everything that keeps what is stored safe at rest.
 *
 * <p>Enter at {@link jp.sekisho.store.Store}. Tables belong to the rooms that use them; their SQL is not written here.
 */
@NullMarked
package jp.sekisho.store;

import org.jspecify.annotations.NullMarked;
