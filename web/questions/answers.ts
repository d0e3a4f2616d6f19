/** A question's Cypher as it can be read and changed. */
import type { Question } from '#graph/questions';

/** The question's Cypher with its answers written in, so that it can be changed and run as it stands. */
export function withAnswers(
  { cypher, parameters }: Question,
  answers: Readonly<Record<string, string>>,
): string {
  return parameters.reduce((query, { name, kind, default: usual, example }) => {
    const value = answers[name] || usual || example;
    const literal =
      kind === 'integer'
        ? String(Number(value))
        : `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
    return query.replace(new RegExp(`\\$${name}\\b`, 'gu'), () => literal);
  }, cypher.trim());
}
