/** The types' colours as style variables: they come from the schema, not from a style sheet. */
import { nodeTypes } from '#graph/schema';

/** `.type-0 { --tint: ... }` and so on, for both grounds. */
export function typeStyles(): string {
  return nodeTypes
    .map(
      ({ color }, index) =>
        `.type-${index}{--tint:${color.light}}[data-ground=dark] .type-${index}{--tint:${color.dark}}`,
    )
    .join('');
}
