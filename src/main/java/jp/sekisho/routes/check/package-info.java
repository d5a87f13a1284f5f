/** The boundary rule, and reading the files of routes by it: what breaks the rule is not loaded. */
@NullMarked
package jp.sekisho.routes.check;

import org.jspecify.annotations.NullMarked;
