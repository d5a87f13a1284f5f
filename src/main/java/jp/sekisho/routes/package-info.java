/**
 * The verbs of which routes are made, the loading of route files, and the boundary rule that every route is held to.
 *
 * <p>Enter at {@link jp.sekisho.routes.check.RouteFiles} to load, and at the endpoints (named as the verbs are) to see what a
 * step does. A verb collects into the {@link jp.sekisho.routes.door.Crossing} of its exchange; only the last step of a leg
 * writes. Formats, numbers, permits and keys are asked of the rooms below; nothing of them is decided here.
 */
@NullMarked
package jp.sekisho.routes;

import org.jspecify.annotations.NullMarked;
