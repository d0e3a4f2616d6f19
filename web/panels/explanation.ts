/** Why a paper is linked as it is: sentence by sentence each name, what it is taken for and what not, and by which rules. */
import { evidenceOf } from '#graph/facts';
import type { LinkedName, NodeCard, NodePage } from '../data/source.ts';
import { refusalsOf } from './abstract.tsx';

export interface ExplainedRelation {
  readonly type: string;
  readonly rule: string;
  readonly confidence: number;
}

export interface ExplainedName {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** What it is linked to. */
  readonly other: NodeCard;
  /** How the linker took it for that; null where it is not known. */
  readonly taken: { readonly rule: string; readonly confidence: number } | null;
  readonly notChosen: readonly string[];
  /** Of these edges it is evidence. */
  readonly relations: readonly ExplainedRelation[];
}

export interface RefusedName {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** Id of the node that it was not linked to. */
  readonly node: string;
  readonly reason: string;
}

export interface ExplainedSentence {
  readonly start: number;
  readonly text: string;
  readonly names: readonly ExplainedName[];
  readonly refused: readonly RefusedName[];
}

/**
 * What the graph states decides; what the linker says of the text by itself adds how and instead of what.
 * @param text title, line break, abstract
 */
export function explainPaper(
  page: NodePage,
  text: string,
  linked: readonly LinkedName[] | null,
): readonly ExplainedSentence[] {
  const stated = statedIn(page);
  const spans = sentenceSpans(text, stated);
  const names = namesIn(stated, text, linked ?? []);
  const refused = refusedIn(page, text);
  return spans
    .map(({ start, end }) => {
      const inside = (one: { readonly start: number }): boolean => one.start >= start && one.start < end;
      return {
        start,
        text: text.slice(start, end),
        names: names.filter(inside),
        refused: refused.filter(inside),
      };
    })
    .filter(each => each.names.length + each.refused.length > 0);
}

interface Stated extends ExplainedRelation {
  readonly start: number;
  readonly end: number;
  readonly sentence: string;
  readonly other: NodeCard;
}

const statedIn = ({ node, edges }: NodePage): readonly Stated[] =>
  edges.flatMap(({ edge, other }) =>
    evidenceOf(edge)
      .filter(one => one.paper === node.id && one.end > one.start)
      .map(({ start, end, sentence, rule, confidence }) => ({
        start,
        end,
        sentence,
        rule,
        confidence,
        type: edge.type,
        other,
      })),
  );

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The sentences that state something, the title, and what lies between them. */
function sentenceSpans(text: string, stated: readonly Stated[]): readonly Span[] {
  const starts = new Map<number, number>();
  for (const { sentence, start } of stated) {
    const at = text.lastIndexOf(sentence, start);
    if (at >= 0 && sentence !== '') starts.set(at, Math.max(starts.get(at) ?? 0, at + sentence.length));
  }
  const spans: Span[] = [];
  let end = 0;
  const rest = (until: number): void => {
    for (const part of text.slice(end, until).matchAll(/[^\n]+?(?:[.!?](?=\s)|(?=\n)|$)/gu)) {
      if (part[0].trim() !== '')
        spans.push({ start: end + part.index, end: end + part.index + part[0].length });
    }
  };
  for (const [start, own] of [...starts].sort(([a], [b]) => a - b)) {
    if (start < end) continue;
    rest(start);
    spans.push({ start, end: own });
    end = own;
  }
  rest(text.length);
  return spans;
}

/** One for each place: edges that it is evidence of stand together. */
function namesIn(
  stated: readonly Stated[],
  text: string,
  linked: readonly LinkedName[],
): readonly ExplainedName[] {
  const byPlace = new Map<string, readonly Stated[]>();
  for (const one of stated) {
    const key = `${one.start} ${one.other.id}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), one]);
  }
  return [...byPlace.values()]
    .map(relations => {
      const { start, end, other } = relations[0]!;
      const mention = linked.find(one => one.node === other.id && one.start < end && one.end > start);
      return {
        start,
        end,
        surface: text.slice(start, end),
        other,
        taken: mention ? { rule: mention.rule, confidence: mention.confidence } : null,
        notChosen: mention?.notChosen ?? [],
        relations,
      };
    })
    .sort((a, b) => a.start - b.start);
}

function refusedIn({ node }: NodePage, text: string): readonly RefusedName[] {
  const nodes = node.properties.refusedNodes;
  return refusalsOf(node).map(({ start, end, reason }, index) => ({
    start,
    end,
    surface: text.slice(start, end),
    node: Array.isArray(nodes) ? String(nodes[index] ?? '') : '',
    reason,
  }));
}
