package jp.sekisho.catalogue;

/**
 * A file of the catalogue, read once: what is checked and what is hashed are the same bytes.
 *
 * @param id its name without the kind's ending
 * @param name its path as people know it, such as {@code mappings/links/platform.link.yaml}
 */
record SourceFile(Kind kind, String id, String name, String text) {}
