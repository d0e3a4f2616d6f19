/** What is made of papers where they are linked, in whichever thread: the less is left to the one that reads and writes, the better. */
import { marksOf } from '../incremental/marks.ts';
import type { Draft, Linker } from '../linker/index.ts';
import type { Reading } from '../linker/reading.ts';
import { packStatements, type Statements } from '../statements.ts';
import { factsOfReading, rememberKeys } from '../to-facts.ts';
import { tracePaper } from './trace.ts';
import { type Traces, tracesOf } from './traces.ts';

export interface LinkedPaper {
  readonly draft: Draft;
  readonly reading: Reading;
}

/** By what is asked for: what comes of the papers of a batch, in their order. Plain data: it travels between threads. */
export interface Makes {
  readonly readings: readonly Reading[];
  readonly statements: StatedPapers;
  /** With what linking leaves for later. */
  readonly statementsAndLeft: StatedPapers;
}

export interface StatedPapers {
  readonly statements: Statements;
  /** Null where none is wanted. */
  readonly left: LeftPapers | null;
}

/** What linking leaves of papers. */
export interface LeftPapers {
  readonly ids: readonly string[];
  readonly marks: ReturnType<typeof marksOf>;
  readonly traces: Traces;
}

type Makers = {
  readonly [Name in keyof Makes]: (papers: readonly LinkedPaper[], linker: Linker) => Makes[Name];
};

const spell = rememberKeys();
const stated = (papers: readonly LinkedPaper[]): Statements =>
  packStatements(papers.map(({ reading }) => factsOfReading(reading, spell)));

export const makers: Makers = {
  readings: papers => papers.map(({ reading }) => reading),
  statements: papers => ({ statements: stated(papers), left: null }),
  statementsAndLeft: (papers, linker) => ({
    statements: stated(papers),
    left: {
      ids: papers.map(({ reading }) => reading.record.id),
      marks: marksOf(papers.map(({ reading }) => reading.record)),
      traces: tracesOf(papers.map(({ draft }) => tracePaper(draft, linker))),
    },
  }),
};
