package jp.sekisho.passage;

import java.time.LocalDate;

/** From which day on a counterpart accepts which version of a layout. */
public record Acceptance(int layoutVersion, LocalDate from) {}
