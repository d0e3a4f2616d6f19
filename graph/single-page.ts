/** A whole graph in one HTML file: the page that comes with the program, and the facts put into it. */
import type { Facts } from './facts.ts';
import { jsonl } from './formats/jsonl.ts';

/** Where the facts go; the page reads the element of this id. */
export const DATA_ELEMENT = 'herdbook-graph';

const OPENING = `<script type="application/x-ndjson" id="${DATA_ELEMENT}">`;

/** The template is not one. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/**
 * The page with the facts in it.
 * @param template the built page for files
 * @throws TemplateError where the template has no place for the facts
 */
export function fillSinglePage(template: string, facts: Facts): string {
  const at = template.indexOf(OPENING);
  if (at < 0)
    throw new TemplateError(
      `Expected a page with the element #${DATA_ELEMENT}, got none. Build it: npm run build:web`,
    );
  const begin = at + OPENING.length;
  // In JSON a sign may be written by its number: no text of a paper can end the element.
  const data = [...jsonl.write(facts)].join('').replaceAll('<', '\\u003c');
  return `${template.slice(0, begin)}\n${data}${template.slice(begin)}`;
}
