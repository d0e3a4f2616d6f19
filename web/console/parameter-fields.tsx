/** A field for each parameter that the query names. */
import { usePart, useSession } from '../session.ts';
import { parametersIn, readValue } from './query-parameters.ts';

export function ParameterFields() {
  const { store } = useSession();
  const names = parametersIn(usePart(view => view.cypher));
  const typed = usePart(view => view.parameters);
  if (names.length === 0) return null;
  return (
    <div className="parameters">
      {names.map(name => (
        <label key={name}>
          <code>${name}</code>
          <input
            value={typed[name] ?? ''}
            placeholder="null"
            title="Text, or JSON: 25, true, [1, 2]"
            spellCheck={false}
            onChange={event => store.change('giveParameters', { ...typed, [name]: event.target.value })}
          />
          <small>{kindOf(typed[name] ?? '')}</small>
        </label>
      ))}
    </div>
  );
}

/** So that nobody wonders whether 25 is a number here. */
function kindOf(typed: string): string {
  const value = typed === '' ? null : readValue(typed);
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : words[typeof value]!;
}

const words: Readonly<Record<string, string>> = { string: 'text', number: 'number', boolean: 'truth' };
