package jp.sekisho.source;

/** One entry of a list in which some are scalars and some are mappings. */
public sealed interface YamlItem permits YamlText, YamlMapping {
    Place place();
}
