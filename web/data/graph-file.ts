/** A graph file that came with the page, as a source; what cannot be read is told, with what to do. */
import { FormatError } from '#graph/formats/format';
import { jsonl } from '#graph/formats/jsonl';
import { MemorySource } from './memory-source.ts';
import { SourceProblem } from './problem.ts';

/** @throws SourceProblem where the text is no graph */
export function sourceOfFile(text: string): MemorySource {
  try {
    return new MemorySource(jsonl.read!(text));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new SourceProblem({
      kind: 'unreadable-graph',
      title: 'The graph of this page cannot be read',
      detail: error.message,
      hint: 'The file is damaged, or was made by a newer Herdbook. Make it again with: herdbook site',
    });
  }
}
