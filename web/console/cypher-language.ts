/** Cypher in the editor: colours, completion from the schema, and the language's own judgement of what is written. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import { tags } from '@lezer/highlight';
import { type CompletionOption, complete, diagnose } from '#cypher';
import { cypherSchema } from './cypher-schema.ts';

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

/** What the language finds wrong, at its place, and names that the schema does not know. */
export function judge(query: string): readonly Diagnostic[] {
  return diagnose(query, cypherSchema).map(({ from, to, severity, message, hint }) => ({
    from: Math.min(from, Math.max(0, query.length - 1)),
    to: Math.min(to, query.length),
    severity,
    message: hint ? `${message} ${hint}` : message,
  }));
}

/** What can stand here: the language knows, with the schema. */
export function completeHere({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const { from, to, options } = complete(state.doc.toString(), pos, cypherSchema);
  const offered = from === pos && !explicit && !/[:.$|[(]\s*$/u.test(state.sliceDoc(0, pos)) ? [] : options;
  if (offered.length === 0) return null;
  // The language has ranked them: the editor is not to sort again.
  return { from, to, filter: false, options: offered.slice(0, MOST_OFFERED).map(toCompletion) };
}

const MOST_OFFERED = 40;

const signs: Readonly<Record<CompletionOption['kind'], string>> = {
  keyword: 'keyword',
  label: 'class',
  type: 'interface',
  property: 'property',
  function: 'function',
  procedure: 'method',
  variable: 'variable',
  parameter: 'constant',
};

function toCompletion({ label, insert, kind, detail }: CompletionOption): Completion {
  return { label, apply: insert, type: signs[kind], detail };
}
