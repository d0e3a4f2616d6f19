/** While the arguments of a function are written, its signature stands above, with the argument in bold. */
import { type EditorState, StateField } from '@codemirror/state';
import { showTooltip, type Tooltip } from '@codemirror/view';
import { signatures } from '#cypher';

export interface Call {
  readonly name: string;
  /** Where the name begins. */
  readonly from: number;
  /** Which argument is written, from 0. */
  readonly argument: number;
}

/** A quoted text or a comment counts as nothing, a name before a bracket is a call. */
const PIECE =
  /'(?:\\.|[^'\\])*(?:'|$)|"(?:\\.|[^"\\])*(?:"|$)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|([A-Za-z_][\w.]*)\s*\(|[([{)\]},]/gu;

/** The innermost call that the text's end stands in; null outside of one. */
export function callAtEnd(text: string): Call | null {
  const open: (Call | null)[] = [];
  for (const { 0: piece, 1: name, index } of text.matchAll(PIECE)) {
    const last = open.at(-1);
    if (name !== undefined) open.push({ name, from: index, argument: 0 });
    else if ('([{'.includes(piece)) open.push(null);
    else if (')]}'.includes(piece)) open.pop();
    else if (piece === ',' && last) open[open.length - 1] = { ...last, argument: last.argument + 1 };
  }
  return open.at(-1) ?? null;
}

const byName = new Map(signatures.map(each => [each.slice(0, each.indexOf('(')).toLowerCase(), each]));

/** A signature in three parts: before the argument, the argument, behind it. */
export function signatureFor({ name, argument }: Call): readonly [string, string, string] | null {
  const signature = byName.get(name.toLowerCase());
  if (signature === undefined) return null;
  const open = signature.indexOf('(') + 1;
  const inside = signature.slice(open, signature.lastIndexOf(')'));
  const parts = inside === '' ? [] : inside.split(', ');
  const at = Math.min(argument, parts.length - 1);
  const own = parts[at] ?? '';
  const before = parts.slice(0, Math.max(0, at)).map(part => `${part}, `);
  const start = signature.slice(0, open) + before.join('');
  return [start, own, signature.slice(start.length + own.length)];
}

function tooltipAt(state: EditorState): Tooltip | null {
  const { main } = state.selection;
  if (!main.empty) return null;
  const call = callAtEnd(state.sliceDoc(0, main.head));
  const parts = call && signatureFor(call);
  if (!call || !parts) return null;
  return { pos: call.from, above: true, create: () => ({ dom: draw(parts) }) };
}

function draw([before, own, after]: readonly [string, string, string]): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-signature';
  const strong = document.createElement('strong');
  strong.textContent = own;
  dom.append(before, strong, after);
  return dom;
}

export const signatureHelp = StateField.define<Tooltip | null>({
  create: tooltipAt,
  update: (tooltip, change) => (change.docChanged || change.selection ? tooltipAt(change.state) : tooltip),
  provide: field => showTooltip.from(field),
});
