/** New names that the words around them present: "we propose latent anomaly knowledge excavation (LAKE)", "a pooling attention (PA) module". */
import { type Claim, claim } from './claims.ts';
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import type { Frame } from './frames.ts';
import { labelOfHeadNoun } from './heads.ts';
import { isData } from './label-families.ts';
import { isDescribed } from './lexicon.ts';
import type { LocalNames } from './local-names.ts';
import { isMeasure } from './name-reading.ts';
import { isGeneric } from './name-shape.ts';
import type { Stance } from './stance.ts';

/** A mention in its sentence. */
export interface Scene {
  readonly mention: Found;
  readonly frame: Frame;
  readonly stance: Stance;
  /** The sentence behind the list of names that it stands in. */
  readonly ahead: string;
}

export function presentedIn(scenes: readonly Scene[], draft: Draft, local: LocalNames): Claim[] {
  const presented = new Map<string, Claim>();
  for (const scene of scenes) {
    const { mention, stance, frame } = scene;
    const { entity } = mention;
    if (isDescribed(entity) || local.introduced.has(entity.id) || presented.has(entity.id)) continue;
    if (frame.voice === 'other' || !stance.isOwn || stance.sentence.inTitle || !isName(scene)) continue;
    if (isKind(scene)) continue;
    const long = longFormOf(scene, draft);
    const isSpelt = long !== null && /^\p{Lu}/u.test(long);
    const rule =
      isObject(scene, isSpelt) || isProposed(scene, long)
        ? 'presented'
        : isComponent(scene, long) || isOwnPart(scene, long, local)
          ? 'component'
          : null;
    if (rule) presented.set(entity.id, claim(mention, stance.sentence, 'INTRODUCES', rule, 0.8, false));
  }
  return [...presented.values()];
}

const isName = ({ mention: { surface } }: Scene): boolean =>
  /\p{Lu}/u.test(surface) && !/-\p{Ll}+(?:ed|en|ware|free)$/u.test(surface) && !isGeneric(surface);

/** "The proposed latent anomaly excavation (LAE) is": spelt out here, and no other's. */
const isProposed = ({ mention, frame, stance: { sentence } }: Scene, long: string | null): boolean =>
  long !== null &&
  /\bPRESENT\b/u.test(frame.before) &&
  /\b(?:[Oo]ur|[Tt]he) (?:newly )?proposed (?:[\p{L}-]+ ){0,2}$/u.test(
    sentence.text.slice(0, mention.start - sentence.start),
  );

/** Data is gathered from much that is no data set. */
const SURE = 0.8;

const PRESENTED = /^(?:\( |: |eg )*(?:<PRESENT|>PRESENT\.p)$/u;
const MADE_DATA = /^(?:\( )?<(?:PRESENT|GATHER|BASE)$/u;

/** "A novel VLRM" is one of a kind, which others name too; a short form that is given here is not. Nor is a measure a node. */
function isKind({ mention, stance: { sentence }, ahead }: Scene): boolean {
  const before = sentence.text.slice(0, mention.start - sentence.start);
  if (isMeasure(before, ahead) || (/^\p{Lu}{2,}s$/u.test(mention.surface) && !before.endsWith('(')))
    return true;
  return (
    /\ban? (?:[\p{Ll}-]+ ){0,3}$/u.test(before) && !/\s/u.test(mention.surface) && !/^\s?\(/u.test(ahead)
  );
}

/** What is presented is not what stands behind these: "a novel application of X". */
const DEED_OF =
  /\b(?:applications?|use|extensions?|analys[ie]s|study|generali[sz]ation|implementation|investigation|evaluation|comparison|integration|combination|adaptation|modification) (?:of|to)\b[^,;:]*$/u;

/** Is it what the authors propose, and not a word before that? */
function isObject({ mention, frame, ahead, stance: { sentence } }: Scene, isSpelt: boolean): boolean {
  if (DEED_OF.test(sentence.text.slice(0, mention.start - sentence.start))) return false;
  const isOfData = isData(mention.entity.label);
  const made = isOfData ? MADE_DATA : PRESENTED;
  if (isOfData && (frame.voice !== 'own' || mention.confidence < SURE)) return false;
  // "a perspective RoI transform layer" is more than the "RoI" that the tagger sees of it.
  const isHead =
    frame.behind === '' ||
    (isSpelt && /^[A-Z]+$/u.test(frame.behind)) ||
    (/^[\p{L}]+$/u.test(frame.behind) && endsInHead(frame.behind));
  return (
    (frame.isNear || isSpelt) && isHead && made.test(frame.path) && !/^\W*(?:in)?(?:as|to)\b/u.test(ahead)
  );
}

const endsInHead = (phrase: string): boolean =>
  labelOfHeadNoun(phrase.slice(phrase.lastIndexOf(' ') + 1)) !== null;

/** The long form that is given to it at this very place. */
function longFormOf({ mention: { start, end } }: Scene, { definitions }: Draft): string | null {
  const given = definitions.find(
    ({ longStart, longEnd, shortStart, short }) =>
      (start === longStart && end === longEnd) || (start <= shortStart && end >= shortStart + short.length),
  );
  return given?.long ?? null;
}

const COMPONENT = /^(?:modules?|blocks?|branch(?:es)?|loss|mechanisms?|strategy|strategies|scheme|units?)\b/u;
const OF_PARTS =
  /\b(?:(?:two|three|four|five|several|key|core|main|novel|new|innovative|complementary|synergistic) (?:[\p{L}-]+ ){0,3}(?:components|modules|innovations|strategies|techniques|mechanisms|stages|parts|contributions|designs|blocks|branches|losses|steps|phases|ideas)|key component|key innovation)\b/u;

/** "comprises two networks: " */
const MADE_OF =
  /\b(?:compris\w+|consists? of|consisting of|composed of|contain\w*|includ\w+) (?:of )?(?:two|three|four|five) (?:[\p{L}-]+ ){0,3}(?:networks|models|agents|heads|branches|encoders|decoders|objectives|losses|subnetworks|sub-networks|submodules)\b[^.;]*$/u;

/** A part of what the paper builds is the paper's too: "an X (X) module", "three key components: X (X), ...", "X (X) aligns ...". */
function isComponent({ mention, frame, stance: { sentence } }: Scene, long: string | null): boolean {
  if (long === null || isData(mention.entity.label)) return false;
  const before = sentence.text.slice(0, mention.start - sentence.start);
  return (
    COMPONENT.test(frame.behind) ||
    (/^\p{Lu}/u.test(long) &&
      (OF_PARTS.test(before) || MADE_OF.test(before)) &&
      !/(?:TEST|COMPARE)/u.test(frame.path))
  );
}

const APPLIED = /^(?:\( |: |eg )*(?:(?:via|through|by|with)\b|<USE)/u;
const CERTAIN = 0.9;

/** "It employs a Visual Prompt Generator (VPG)": what no other paper has, and is spelt out as a name is, is its own. */
function isOwnPart(
  { mention: { entity, confidence }, frame, stance }: Scene,
  long: string | null,
  { shared }: LocalNames,
): boolean {
  return (
    long !== null &&
    entity.label === 'Technique' &&
    confidence >= CERTAIN &&
    !shared.has(entity.id) &&
    stance.isOwn &&
    APPLIED.test(frame.path) &&
    !/COMPARE|TEST|BEAT|BASELINE|AVOID|MEND/u.test(frame.path) &&
    isSpeltAsName(long)
  );
}

/** What parts of a system are called; networks, transforms, systems and factors are others' as well. */
const PART_NAME =
  /(?:modul(?:e|ation)|block|unit|loss|optimi[sz](?:ation|er)|align(?:ment|er)|attention|fusion|distillation|calibrat(?:ion|or)|extractor|generator|enhance(?:ment|r)|regulari[sz](?:ation|er)|encod(?:ing|er)|decod(?:ing|er)|planner|verifier|operator|gat(?:e|ing)|teacher|projection|template|refine(?:ment|r)|aggregat(?:ion|or)|select(?:ion|or)|estimator|predictor|adapter|sampler|scheduler|controller|interaction|consistency|masking|matching|weighting|steering|scoring|embedding|representation|strategy|mechanism)s?$/iu;

/** Three words or more, all but the small ones with a capital, and the last of them names a part. */
function isSpeltAsName(long: string): boolean {
  const words = long.split(/[\s-]+/u).filter(word => word.length > 3);
  return words.length >= 3 && words.every(word => /^\p{Lu}/u.test(word)) && PART_NAME.test(long);
}
