/** What the server finds odd about a query, in the words of the language: labels and types that the graph does not have. */
import type { ResultSummary } from 'neo4j-driver';
import { nearestName } from '#cypher';
import { edgeTypes } from '../schema.ts';
import { allLabels } from './statements.ts';

const kinds: readonly { readonly code: RegExp; readonly what: string; readonly known: readonly string[] }[] =
  [
    { code: /UnknownLabelWarning$/u, what: 'label', known: allLabels },
    {
      code: /UnknownRelationshipTypeWarning$/u,
      what: 'relationship type',
      known: edgeTypes.map(({ type }) => type),
    },
  ];

export function noticesOf({ notifications }: ResultSummary): string[] {
  const notices = kinds.flatMap(({ code: wanted, what, known }) =>
    notifications.flatMap(({ code, description }) => {
      const [, name] = /\(the missing [\w\s]+ is: ([^)]*)\)/u.exec(description) ?? [];
      if (!wanted.test(code) || name === undefined) return [];
      const near = nearestName(name, known);
      // A name of the schema that nothing bears yet is no slip.
      if (near === name) return [];
      return [`The graph has no ${what} ${name}.${near ? ` Did you mean ${near}?` : ''}`];
    }),
  );
  return [...new Set(notices)];
}
