package jp.sekisho.layout.markup;

/** Where a record lies in its message: its bytes from {@code from} and before {@code to}. */
record Span(int from, int to) {}
