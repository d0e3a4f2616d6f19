/** The little of XML that both graph formats write. */
import type { ColumnKind } from './columns.ts';

/** What XML 1.0 cannot hold at all: control characters and lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Text as it may stand in content and attributes. */
export function escapeXml(text: string): string {
  return text.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>"\n\t\r]/gu, sign => entities[sign]!);
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What GEXF and GraphML call the types of attributes, both after Java. */
export const attributeTypes: Readonly<Record<ColumnKind, string>> = {
  string: 'string',
  integer: 'long',
  float: 'double',
  boolean: 'boolean',
};
