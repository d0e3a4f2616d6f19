/** What is written like a name and is none: kinds of things, fields, tasks, and what only describes. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Candidate } from './candidate.ts';
import { isData } from './label-families.ts';
import { isGeneric } from './name-shape.ts';
import type { Noted } from './noted.ts';

/** "Mamba-based", "AI-generated", "LLM-as", "cross-view": one word that only describes another. */
const MODIFIER =
  /^[^\s]+[-‐-–](?:\p{Ll}*(?:ed|ing|ive|able|ible|ous|ent|ant)|based|driven|like|style|aware|free|level|only|wise|centric|grade|native|in-the-loop|as|to|of|and|in)$|^(?:[Mm]ulti|[Cc]ross|[Nn]on|[Ss]elf|[Ii]nter|[Ii]ntra|[Hh]uman|[Ss]emi|[Pp]re|[Pp]ost)-\p{L}?\p{Ll}*$/u;

const isModifier = (name: string): boolean => MODIFIER.test(name);

/** Are all its words ordinary ones but for their capitals? */
function isOrdinary(name: string, catalog: Catalog): boolean {
  return name.split(/[\s‐-–-]+/u).every(word => catalog.isPlain(word) || isGeneric(word));
}

/** The last word of what is a kind, a task or a part of a paper: "Deep Neural Network", "Video Understanding", "Shared Task". */
const KIND =
  /(?:^|[\s-])(?:(?:neural )?networks?|models?|learning|tasks?|reports?|AI|intelligence|agents?|systems?|data|[\p{L}-]{3,}ing|[\p{L}-]{2,}tions?|analysis|synthesis|retrieval|resolution|diagnosis|consistency|parsing|safety|privacy|security|fairness)$/iu;

/** Those of them that no method is called by. */
const NOUN = /(?:^|[\s-])(?:neural|networks?|models?|tasks?|reports?|AI|intelligence|systems?|data|units?)$/i;

/** Is it an ordinary phrase, which means in every paper what its words mean? Then no other paper means a thing by it. */
export function isCommon(name: string, catalog: Catalog): boolean {
  return isModifier(name) || isOrdinary(name, catalog) || catalog.isNoNode(name);
}

const TITLE = new Set(['title', 'title-only']);

/**
 * Can the name of a candidate be one? An ordinary phrase needs words that present it: a title's capitals say nothing, nor does what
 * the text writes in small letters too. Without such words only data bears an ordinary phrase as its name ("Speech Commands"), and what has a short form.
 */
export function canBeName(
  { name, rule, introduced, label }: Candidate,
  { text, definitions }: Noted,
  catalog: Catalog,
): boolean {
  if (isModifier(name)) return false;
  const isPresented = introduced && !TITLE.has(rule);
  // Three letters may be a new short form; a language or a mathematician is none.
  if (catalog.isNoNode(name) && (!isPresented || /[\s-]|\p{Ll}{2}/u.test(name))) return false;
  if (isPresented || !/[\s-]/u.test(name) || !/\p{Lu}/u.test(name) || !isOrdinary(name, catalog)) return true;
  if (text.includes(name.toLowerCase())) return false;
  if (rule === 'tagged' && definitions.some(({ long }) => long === name)) return !NOUN.test(name);
  if (KIND.test(name)) return false;
  return TITLE.has(rule) || (label !== null && isData(label));
}
