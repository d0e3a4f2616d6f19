/** The name that a title gives: "X: A Method for Y", "X Technical Report". */
import type { Candidate } from './candidate.ts';
import { labelOfPhrase } from './heads.ts';
import { labelOfHolding } from './name-reading.ts';
import { isCapitalized, isGeneric, isNameShaped, labelOfShape } from './name-shape.ts';
import type { EntityLabel } from './reading.ts';
import type { Segmented, Sentence } from './segment.ts';

const TITLE_NAME = /^(["“]?)(.{2,60}?)\1\s*(?::| [-–—]+ )\s*(.+)$/u;

/** A subtitle of this kind says what the paper is, not what the name before the colon denotes. */
const STUDY =
  /^(?:(?:an?|the|our)\s)?(?:[\p{L}-]+[\s-]){0,3}?(?:stud(?:y|ies)|surveys?|reviews?|analys[ie]s|investigation|perspectives?|tutorial|overview|comparison|assessment|exploration|primer|roadmap|evidence|lessons|reflections|challenges|opportunities)\b/iu;

/** Families of methods that are named alike: "Chain-of-Thought", "Mixture-of-Experts". */
const FAMILY = /(?:Chain|Tree|Graph|Mixture|Program|Skeleton|Forest|Buffer)-of(?:-\p{Lu}[\p{L}\d]+)+/gu;

/** A new member of such a family in a title: "... through Chain-of-Solving". */
function fromFamily({ text }: Sentence): Candidate[] {
  return [...text.matchAll(FAMILY)].map(({ 0: name, index }) => {
    const [start, end, rule] = [index, index + name.length, 'coined'];
    return {
      name,
      start,
      end,
      label: 'Technique',
      introduced: true,
      describedAs: name,
      rule,
      confidence: 0.75,
    };
  });
}

export function fromTitle(segmented: Segmented, sentence: Sentence): Candidate[] {
  return [...fromFirstPart(segmented, sentence), ...fromFamily(sentence)];
}

function fromFirstPart(segmented: Segmented, sentence: Sentence): Candidate[] {
  const report = /^(.{2,40}?) (?:Technical|System) Report$/u.exec(sentence.text);
  const parts = TITLE_NAME.exec(sentence.text);
  const raw = report?.[1] ?? parts?.[2]?.replace(/["”]$/u, '');
  const subtitle = report ? 'model' : (parts?.[3] ?? '');
  if (!raw || raw.split(/\s+/u).length > 5 || STUDY.test(subtitle)) return [];
  return namesJoined(raw.trim()).flatMap(name => {
    const rule = isGeneric(name) ? null : ruleOfTitle(name, segmented.record.abstract);
    if (!rule) return [];
    const label =
      labelOfSubtitle(subtitle) ?? labelOfUse(name, segmented.record.abstract) ?? labelOfShape(name);
    const start = sentence.text.indexOf(name);
    const [end, confidence] = [start + name.length, rule === 'title' ? 0.85 : 0.5];
    return [{ name, start, end, label, introduced: true, describedAs: subtitle, rule, confidence }];
  });
}

/** "EsBBQ and CaBBQ: The Spanish and Catalan Benchmarks" presents two, "Search and Rescue: ..." one. */
function namesJoined(first: string): string[] {
  const names = first.split(/ (?:and|&) /u);
  return names.every(name => /^\S+$/u.test(name) && isNameShaped(name)) ? names : [first];
}

/** A gerund or a question begins no description of the name before the colon. */
export function labelOfSubtitle(subtitle: string): EntityLabel | null {
  if (/^Benchmarking\b/u.test(subtitle)) return 'Benchmark';
  if (/^(?:\p{L}+ing\b(?! [Mm]odel)|How|Why|What|When|Is|Are|Do|Does|Can|On|Towards?)\b/u.test(subtitle))
    return null;
  return labelOfPhrase(subtitle);
}

/** A title's first part is a name if it looks like one, or if the abstract uses it as one; else only if it is known elsewhere. */
function ruleOfTitle(name: string, abstract: string): 'title' | 'title-only' | null {
  const words = name.split(/\s+/u);
  const shaped =
    words.length <= 4 &&
    words.some(word => isNameShaped(word) && !isGeneric(word)) &&
    (words.length === 1 ||
      words.every(word => isNameShaped(word) || isCapitalized(word) || /^\d/u.test(word)));
  if (shaped && (abstractUses(name, abstract) || words.length <= 2)) return 'title';
  if (!words.every(isCapitalized)) return null;
  if (abstractUses(name, abstract)) return 'title';
  return words.length <= 3 ? 'title-only' : null;
}

/** "X comprises 1.5M conversations" */
function labelOfUse(name: string, abstract: string): EntityLabel | null {
  const at = abstract.indexOf(name);
  return at < 0 ? null : labelOfHolding(abstract.slice(at + name.length));
}

function abstractUses(name: string, abstract: string): boolean {
  const at = abstract.indexOf(name);
  return at >= 0 && !/^\p{L}/u.test(abstract.slice(at + name.length));
}
