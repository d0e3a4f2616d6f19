/** What a person types as a query of the full-text index (Lucene's query syntax): whole words before beginnings before slips. */
import { foldText } from '../search/words.ts';

/** Lucene forgives a slip of one or two letters; in short words none, as in memory. */
const LEAST_FUZZY_LENGTH = 4;
const LEAST_TWO_SLIPS = 8;

/**
 * Nothing but letters and digits of the text gets into the query, so that no sign of it is an operator; empty where there are none.
 * Each word must be found; numbers only weigh, for an index that splits `Llama 2` keeps `Llama2` whole.
 */
export function luceneQuery(text: string): string {
  const chunks = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const hasLetters = chunks.some(chunk => /\p{L}/u.test(chunk));
  return chunks
    .map(chunk => `${hasLetters && !/\p{L}/u.test(chunk) ? '' : '+'}(${alternatives(chunk).join(' ')})`)
    .join(' ');
}

/** The chunk as a whole, or all of its words. */
function alternatives(chunk: string): string[] {
  const words = chunk.match(/\p{L}+/gu) ?? [];
  const whole = formsOf(chunk);
  if (words.length === 0 || words[0] === chunk) return whole;
  return [...whole, `(${words.map(word => `+(${formsOf(word).join(' ')})`).join(' ')})`];
}

function formsOf(word: string): string[] {
  const slips = word.length >= LEAST_TWO_SLIPS ? 2 : 1;
  // In quotes the server splits it as it split the names: scripts without spaces need that.
  const forms = [`name:"${word}"^8`, `aliases:"${word}"^4`, `"${word}"^2`, `${word}*`];
  return word.length >= LEAST_FUZZY_LENGTH ? [...forms, `${word}~${slips}`] : forms;
}
