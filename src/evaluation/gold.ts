/** Papers annotated by hand: what a graph should say of them. */
import { z } from 'zod';

const entityType = z.enum(['Model', 'Technique', 'Dataset', 'Benchmark']);

const goldEntity = z.object({
  type: entityType,
  /** Types that are right as well, where the text leaves it open. */
  altTypes: z.array(entityType).default([]),
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  relations: z.array(z.string()),
  /** A second set of relations that is as good as the first. */
  altRelations: z.array(z.string()).nullish(),
  /** Neither its presence nor its absence counts. */
  optional: z.boolean().default(false),
});

const goldPaper = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  entities: z.array(goldEntity),
  /** Surfaces that look like a known thing, and the thing that they are not. */
  traps: z.array(z.object({ surface: z.string(), not: z.string() })).default([]),
  results: z
    .array(
      z.object({
        model: z.string().nullish(),
        benchmark: z.string(),
        value: z.union([z.string(), z.number()]).nullish(),
      }),
    )
    .default([]),
  /** Child and parent of each line of descent. */
  derived: z.array(z.tuple([z.string(), z.string()])).default([]),
});

export type EntityType = z.infer<typeof entityType>;
export type GoldEntity = z.infer<typeof goldEntity>;
export type GoldPaper = z.infer<typeof goldPaper>;

export const entityTypes: readonly EntityType[] = entityType.options;

export class GoldError extends Error {
  override readonly name = 'GoldError';
}

/**
 * Reads a gold file, one JSON object a line.
 * @throws GoldError with file and line, where one is not an annotated paper
 */
export function parseGold(text: string, file: string): GoldPaper[] {
  const papers = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const checked = goldPaper.safeParse(jsonOf(line));
    if (checked.success) return [checked.data];
    const issue = checked.error.issues[0]!;
    throw new GoldError(
      `${file}:${index + 1}: expected an annotated paper with id, title and entities, got ${issue.path.join('.') || 'a line'}: ${issue.message}. Correct the line.`,
    );
  });
  if (papers.length > 0) return papers;
  throw new GoldError(`${file}: expected annotated papers, one JSON object a line, got none.`);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
