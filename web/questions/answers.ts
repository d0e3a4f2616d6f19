/** A question's Cypher as it can be read and changed. */
import type { Question } from '#graph/questions';

/** The question's Cypher with its answers written in, so that it can be changed and run as it stands. */
export function withAnswers(
  { cypher, parameters }: Question,
  answers: Readonly<Record<string, string>>,
): string {
  const literals = new Map(
    parameters.map(({ name, kind, default: usual, example }) => {
      const value = answers[name] || usual || example;
      return [name, kind === 'integer' ? String(Number(value)) : quoted(String(value))];
    }),
  );
  return cypher.trim().replace(/\$(\w+)/gu, (whole, name: string) => literals.get(name) ?? whole);
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
