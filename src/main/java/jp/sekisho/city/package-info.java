/**
 * What the role {@code city} adds of its own: how 中間サーバー・プラットフォーム is reached and what its letters look like.
 *
 * <p>Enter at {@link jp.sekisho.city.PlatformCounterpart}. Nothing here knows a business system.
 */
@NullMarked
package jp.sekisho.city;

import org.jspecify.annotations.NullMarked;
