/**
 * A city that never was: residents with valid numbers, for demos, tests and measurements.
 *
 * <p>Enter at {@link jp.sekisho.registry.synthetic.SyntheticCity}. Nobody in it exists, and nothing of real persons
 * belongs here.
 */
@NullMarked
package jp.sekisho.registry.synthetic;

import org.jspecify.annotations.NullMarked;
