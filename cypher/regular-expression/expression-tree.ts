/** Regular expressions as trees. The text is known to be valid: JavaScript's own parser has read it before. */

export type Part =
  /** One code point: a letter, an escape, a class or a dot. */
  | { readonly kind: 'atom'; readonly source: string }
  | { readonly kind: 'assertion'; readonly source: string }
  /** What no automaton can do: looks around, and back references. */
  | { readonly kind: 'irregular'; readonly inner: Part }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly min: number; readonly max: number | null };

const NOTHING: Part = { kind: 'sequence', parts: [] };
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/uy;
const ESCAPE =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[\s\S])/uy;
const CLASS = /\[(?:\\[\s\S]|[^\]\\])*\]/uy;
const BACK_REFERENCE = /\\(?:[1-9]\d*|k<[^>]*>)/uy;
const GROUP = /\((?:\?(?::|<(?![=!])[^>]*>))?/uy;
const LOOK = /\(\?<?[=!]/uy;

export function treeOf(source: string): Part {
  let at = 0;
  return choice();

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  }

  function choice(): Part {
    const parts = [sequence()];
    while (source[at] === '|') {
      at += 1;
      parts.push(sequence());
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  function sequence(): Part {
    const parts: Part[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(single()));
    return { kind: 'sequence', parts };
  }

  function single(): Part {
    const char = source[at]!;
    if (char === '(') return group();
    if (char === '[') return { kind: 'atom', source: take(CLASS)! };
    if (char === '^' || char === '$' || /^\\[bB]/u.test(source.slice(at, at + 2)))
      return { kind: 'assertion', source: take(/\\?./uy)! };
    if (char === '\\' && take(BACK_REFERENCE)) return { kind: 'irregular', inner: NOTHING };
    return { kind: 'atom', source: (char === '\\' ? take(ESCAPE) : take(/[\s\S]/uy))! };
  }

  function group(): Part {
    const looks = take(LOOK) !== null;
    if (!looks) take(GROUP);
    const inner = choice();
    at += 1;
    return looks ? { kind: 'irregular', inner } : inner;
  }

  function repeated(part: Part): Part {
    QUANTIFIER.lastIndex = at;
    const found = QUANTIFIER.exec(source);
    if (!found) return part;
    at += found[0].length;
    const sign = found[0][0]!;
    if (sign !== '{')
      return { kind: 'repeat', part, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : null };
    const min = Number(found[1]);
    return { kind: 'repeat', part, min, max: found[2] ? (found[3] ? Number(found[3]) : null) : min };
  }
}

export function isRegular(part: Part): boolean {
  if (part.kind === 'irregular') return false;
  if (part.kind === 'repeat') return isRegular(part.part);
  return part.kind === 'atom' || part.kind === 'assertion' || part.parts.every(isRegular);
}

/** How many ways backtracking may try at the worst: `factor * length ** power`. */
export interface Effort {
  readonly power: number;
  readonly factor: number;
}

export function effortOf(part: Part): Effort {
  switch (part.kind) {
    case 'atom':
    case 'assertion':
      return { power: 0, factor: 1 };
    case 'irregular':
      return effortOf(part.inner);
    case 'sequence':
      return part.parts
        .map(effortOf)
        .reduce((a, b) => ({ power: a.power + b.power, factor: a.factor * b.factor }), {
          power: 0,
          factor: 1,
        });
    case 'choice': {
      const all = part.parts.map(effortOf);
      return {
        power: Math.max(...all.map(({ power }) => power)),
        factor: all.reduce((sum, { factor }) => sum + factor, 0),
      };
    }
    case 'repeat':
      return effortOfRepeat(part);
  }
}

function effortOfRepeat({ part, min, max }: Extract<Part, { kind: 'repeat' }>): Effort {
  const inner = effortOf(part);
  if (max === 0) return { power: 0, factor: 1 };
  if (max === 1) return { power: inner.power, factor: inner.factor + (min === 0 ? 1 : 0) };
  // What may match in several ways, again and again: each turn multiplies.
  if (inner.power > 0 || inner.factor > 1) return { power: Number.POSITIVE_INFINITY, factor: 1 };
  return max === null ? { power: 1, factor: 1 } : { power: 0, factor: max - min + 1 };
}
