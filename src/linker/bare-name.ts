/** A name without what is written around it: brackets, sizes, endings and the common noun behind it. */

const HEAD =
  /[\s-]+(?:data ?sets?|corpus|corpora|benchmarks?|databases?|collections?|(?:test|training|validation|dev(?:elopment)?) (?:set|data|split)s?|models?|methods?|scores?|metrics?|approach|framework|algorithm|systems?|networks?|(?:shared )?tasks?)$/i;
const SIZE_AHEAD = /^\d+(?:\.\d+)?[BMKbmk]\s+(?=\S)/u;
/** "ImageNet-pretrained ViT" is a ViT. */
const MADE_AHEAD = /^\S+-(?:pre-?)?(?:trained|tuned)\s+(?=\S)/u;
const SIZE_BEHIND = /[\s-]*\b\d+(?:\.\d+)?\s?[BMbm]$/u;
const SUFFIX = /(?:[’']s|-(?:based|like|style|powered|generated|derived|only|level|parameter))$/i;

/** The name in a span: without brackets and quotes at its ends, a size, an ending such as "-based", and the common noun behind it. */
export function bareName(surface: string): string {
  return surface
    .replace(/^[^\p{L}\p{N}$\\]+|[^\p{L}\p{N}+*#})]+$/gu, '')
    .replace(HEAD, '')
    .replace(SUFFIX, '')
    .replace(SIZE_BEHIND, '')
    .replace(SIZE_AHEAD, '')
    .replace(MADE_AHEAD, '');
}
