package jp.sekisho.layout.fixed;

import jp.sekisho.layout.record.RecordKind;

/**
 * One kind of record in fixed form.
 *
 * @param width in bytes, separators included and the end aside; the greatest where it varies
 * @param marker the bytes that tell it from the others
 * @param markerAt where in the record they stand, from 0
 */
public record FixedKind(RecordKind kind, FixedParts parts, int width, byte[] marker, int markerAt) {}
