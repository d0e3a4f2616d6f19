/** Cypher in the editor: colours, completion from the schema, and the language's own judgement of what is written. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import { tags } from '@lezer/highlight';
import { CypherError, check, functionNames } from '#cypher';
import { edgeTypes, evidenceProperties, nodeTypes, placeProperties } from '#graph/schema';

const keywords =
  'MATCH OPTIONAL WHERE WITH RETURN DISTINCT ORDER BY ASC DESC SKIP LIMIT UNWIND AS UNION ALL AND OR XOR NOT IN IS NULL STARTS ENDS CONTAINS CASE WHEN THEN ELSE END EXISTS COUNT COLLECT CALL TRUE FALSE EXPLAIN PROFILE'.split(
    ' ',
  );
const known = new Set(keywords);

interface Reading {
  /** The sign that ends the text or comment that a line broke off in; null outside of one. */
  open: string | null;
}

function token(stream: StringStream, reading: Reading): string | null {
  if (reading.open === '*/') {
    if (stream.skipTo('*/')) {
      stream.match('*/');
      reading.open = null;
    } else stream.skipToEnd();
    return 'comment';
  }
  if (stream.eatSpace()) return null;
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    reading.open = '*/';
    return 'comment';
  }
  if (stream.match(/^'(?:\\.|[^'\\])*'?|^"(?:\\.|[^"\\])*"?/u)) return 'string';
  if (stream.match(/^\d+(?:\.\d+)?(?:e[+-]?\d+)?/iu)) return 'number';
  if (stream.match(/^\$\w+/u)) return 'variableName.special';
  if (stream.match(/^:\s*[\p{L}_][\p{L}\p{N}_]*/u)) return 'typeName';
  if (stream.match(/^`[^`]*`?/u)) return 'variableName';
  if (stream.match(/^\.\s*[\p{L}_][\p{L}\p{N}_]*/u)) return 'propertyName';
  if (stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u)) {
    if (known.has(stream.current().toUpperCase())) return 'keyword';
    return stream.match(/^\s*\(/u, false) ? 'variableName.function' : 'variableName';
  }
  stream.next();
  return 'operator';
}

export const cypherLanguage = StreamLanguage.define<Reading>({
  name: 'cypher',
  startState: () => ({ open: null }),
  copyState: reading => ({ ...reading }),
  token,
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', "'", '"'] },
  },
});

export const cypherColors = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
    { tag: tags.string, color: 'var(--code-string)' },
    { tag: tags.number, color: 'var(--code-number)' },
    { tag: tags.typeName, color: 'var(--code-type)' },
    { tag: tags.propertyName, color: 'var(--code-property)' },
    { tag: tags.function(tags.variableName), color: 'var(--code-function)' },
    { tag: tags.special(tags.variableName), color: 'var(--code-number)' },
    { tag: tags.comment, color: 'var(--ink-faint)', fontStyle: 'italic' },
  ]),
);

/** What the language finds wrong, at its place. */
export function judge(query: string): readonly Diagnostic[] {
  if (query.trim() === '') return [];
  try {
    check(query);
    return [];
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    const { offset = 0, length = 1 } = error.position ?? {};
    const from = Math.min(offset, Math.max(0, query.length - 1));
    const message = error.hint ? `${error.message} ${error.hint}` : error.message;
    return [{ from, to: Math.min(query.length, from + length), severity: 'error', message }];
  }
}

const option = (label: string, type: string, detail: string): Completion => ({ label, type, detail });

const labelOptions = nodeTypes.flatMap(({ label, says, alsoLabelled }) => [
  option(label, 'class', says),
  ...(alsoLabelled ? [option(alsoLabelled.label, 'class', alsoLabelled.says)] : []),
]);
const typeOptions = edgeTypes.map(({ type, says }) => option(type, 'interface', says));
const propertyOptions = [
  ...new Map(
    [...nodeTypes, ...edgeTypes]
      .flatMap(({ properties }) => properties)
      .concat(evidenceProperties, placeProperties)
      .map(({ name, says }) => [name, option(name, 'property', says)] as const),
  ).values(),
];
const wordOptions = [
  ...keywords.map(word => option(word, 'keyword', '')),
  ...[...functionNames].map(name => ({ ...option(name, 'function', ''), apply: `${name}(` })),
];

/** What can stand here, by what stands before it: a type inside of [ ], a label behind a colon, a property behind a dot. */
export function complete(context: CompletionContext): CompletionResult | null {
  const before = context.state.sliceDoc(0, context.pos);
  const word = /[\p{L}\p{N}_]*$/u.exec(before)![0];
  const from = context.pos - word.length;
  const head = before.slice(0, from);
  if (/\[[^\]]*[:|]\s*$/u.test(head)) return { from, options: typeOptions };
  if (/[:|&]\s*$/u.test(head)) return { from, options: labelOptions };
  if (/[\p{L}\p{N}_]\.$/u.test(head)) return { from, options: propertyOptions };
  if (word === '' && !context.explicit) return null;
  return { from, options: [...wordOptions, ...variablesIn(before)] };
}

/** Names that the query has bound so far. */
function variablesIn(text: string): readonly Completion[] {
  const found = [...text.matchAll(/[([]\s*(\p{L}[\p{L}\p{N}_]*)|\bAS\s+(\p{L}[\p{L}\p{N}_]*)/giu)];
  const names = new Set(found.map(match => (match[1] ?? match[2])!));
  return [...names].filter(name => !known.has(name.toUpperCase())).map(name => option(name, 'variable', ''));
}
