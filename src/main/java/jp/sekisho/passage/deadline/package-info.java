/** What becomes of requests, and of those who wait for them, when their deadlines pass. */
@NullMarked
package jp.sekisho.passage.deadline;

import org.jspecify.annotations.NullMarked;
