/** A query's parameters: which it names, and what is meant by what is typed for them. */

/** Quoted texts, quoted names and comments hold no parameters; so they are read over. */
const PARAMETER = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\$(\w+)/gu;

/** Each once, in the order in which they come. */
export function parametersIn(query: string): readonly string[] {
  return [...new Set([...query.matchAll(PARAMETER)].flatMap(([, name]) => name ?? []))];
}

/** What is JSON is taken as JSON: `25`, `["a", "b"]`, `true`; all else is a text. */
export function readValue(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}

/** The values that the query asks for; one that nothing is typed for is null. */
export function valuesFor(
  query: string,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    parametersIn(query).map(name => [name, typed[name] ? readValue(typed[name]) : null]),
  );
}
