/** The verbs that a route is made of, each a Camel component with one job. */
@NullMarked
package jp.sekisho.routes.verbs;

import org.jspecify.annotations.NullMarked;
