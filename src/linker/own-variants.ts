/** Variants of what a paper presents: beside ZoRef also "ZoRef-Fast". */
import type { Candidate } from './candidate.ts';
import { isNameShaped, labelOfShape } from './name-shape.ts';
import type { Segmented } from './segment.ts';

const SUFFIX = /-(\p{Lu}[\p{L}\d]*)(?![\p{L}\d-])/uy;
/** Sizes, and what only describes another word. */
const NO_VARIANT =
  /^(?:[SMLBHGT]|X{1,2}L|Base|Large|Small|Medium|Tiny|Huge|Mini|Based|Style|Like|Powered|Family|Generated|Guided|Driven|Enhanced|Trained|Tuned|Aware|Free|Conditioned|Only|Level|Specific|D)$/u;

/** Each once, at the first place where a sentence of the abstract has it. */
export function variantsOf(candidates: readonly Candidate[], { text, record }: Segmented): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const base of candidates) {
    if (!base.introduced || /\s/u.test(base.name) || !isNameShaped(base.name)) continue;
    const { name } = base;
    for (
      let at = text.indexOf(name, record.title.length);
      at >= 0;
      at = text.indexOf(name, at + name.length)
    ) {
      SUFFIX.lastIndex = at + name.length;
      const suffix = SUFFIX.exec(text)?.[1];
      if (!suffix || NO_VARIANT.test(suffix) || /[\p{L}\d-]$/u.test(text.slice(0, at))) continue;
      const whole = `${name}-${suffix}`;
      // "SNN-HDC" joins two short forms.
      if (/^\p{Lu}{2,3}-\p{Lu}+$/u.test(whole)) continue;
      if (found.has(whole) || candidates.some(other => other.name === whole)) continue;
      const label = labelOfShape(whole) ?? base.label;
      const [start, end] = [at, at + whole.length];
      found.set(whole, {
        ...base,
        name: whole,
        start,
        end,
        label,
        describedAs: '',
        rule: 'variant',
        confidence: 0.75,
      });
    }
  }
  return [...found.values()];
}
