/** Formats that are JSON: what an object must hold, and the record in it. */
import type { z } from 'zod';
import type { FieldMap, RawRecord, SourceFormat } from './format.ts';
import { jsonObjects } from './json-objects.ts';

export interface JsonFormat<Shape extends z.ZodType> {
  readonly name: string;
  readonly says: string;
  /** What each of its objects is, for messages. */
  readonly one: string;
  recognises(head: string): boolean;
  readonly shape: Shape;
  readonly mapped?: true;
  /** Puts the fields that the user named where the shape looks for them. */
  arrange?(value: unknown, fields: FieldMap): unknown;
  record(value: z.infer<Shape>, line: number): RawRecord;
}

export function jsonFormat<Shape extends z.ZodType>(format: JsonFormat<Shape>): SourceFormat {
  const { name, says, one, recognises, shape, mapped, arrange, record } = format;
  return {
    name,
    says,
    recognises,
    ...(mapped ? { mapped } : {}),
    async *read(lines, report, fields) {
      for await (const { line, value } of jsonObjects(lines, report, one)) {
        const checked = shape.safeParse(arrange ? arrange(value, fields) : value);
        if (checked.success) yield record(checked.data, line);
        else {
          const issue = checked.error.issues[0]!;
          const got = `${issue.path.join('.') || 'the line'}: ${issue.message}`;
          report({ line, expected: one, got, todo: 'Correct it; it was left out.' });
        }
      }
    },
  };
}
