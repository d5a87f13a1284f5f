package jp.sekisho.passage.link;

import java.time.LocalDate;

/** From which day on a counterpart accepts which version of a layout. */
public record Acceptance(int layoutVersion, LocalDate from) {}
