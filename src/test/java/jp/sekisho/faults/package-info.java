/**
 * Kills processes at any instant, and asks from outside whether anybody can tell: every message one outcome, in order per
 * person, each crossing recorded.
 *
 * <p>Enter at {@link jp.sekisho.faults.DrainIT} and {@link jp.sekisho.faults.PlantedDefectsIT}. Gateway, platform and
 * business system are processes of their own; the {@link jp.sekisho.faults.Oracle} compares what the business system wrote
 * down with what the platform wrote down, and believes the gateway nothing. Waypoints are watched here and nowhere in the
 * product.
 */
@NullMarked
package jp.sekisho.faults;

import org.jspecify.annotations.NullMarked;
