package jp.sekisho.assembly.city;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A synthetic city to enter into the registry at the first start, {@code sekisho.city.*}.
 *
 * @param population of no people, there is no such city
 * @param seed the same seed and population, the same people
 */
@ConfigurationProperties("sekisho.city")
record CitySettings(@DefaultValue("0") int population, @DefaultValue("1") long seed) {}
