/** Conversion within a route, and the forms in which results go back. */
@NullMarked
package jp.sekisho.routes.conversion;

import org.jspecify.annotations.NullMarked;
