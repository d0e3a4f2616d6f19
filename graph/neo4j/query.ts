/** One reading query on the server: rows until a limit, the time or the caller says stop. */
import type { ManagedTransaction, ResultSummary } from 'neo4j-driver';
import type { Cut, Parameters, QueryResult, RunOptions } from '#cypher';
import type { Connection } from './connection.ts';
import { noticesOf } from './notices.ts';
import { planTable } from './plan-table.ts';
import { admit, forServer, requireReading, splitMode } from './read-only.ts';
import { toDriverParameters, ValueReader } from './values.ts';

const DEFAULT_TIMEOUT_MS = 60_000;
/** Characters that one result may hold: more than any screen or pipe has use for. */
const MOST_CHARACTERS = 64 * 1_024 * 1_024;
/** Queries of which the server has told already that they read. */
const MOST_KNOWN = 500;

/** What has come so far; whoever stops waiting finds it here. */
interface Incoming {
  columns: readonly string[];
  readonly rows: unknown[][];
  cut: Cut | null;
  summary: ResultSummary | null;
}

export class QueryRunner {
  readonly #connection: Connection;
  readonly #known = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws CypherError where the query is wrong or would write @throws StoreError where the server fails */
  async run(query: string, parameters: Parameters, options: RunOptions): Promise<QueryResult> {
    const began = performance.now();
    admit(query, parameters);
    const { mode, body } = splitMode(forServer(query));
    const { rowLimit = Number.POSITIVE_INFINITY, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
    const incoming: Incoming = { columns: [], rows: [], cut: null, summary: null };
    const reading = this.#connection.read(async transaction => {
      Object.assign(incoming, { columns: [], cut: null, summary: null });
      incoming.rows.length = 0;
      await this.#requireReading(transaction, body);
      const text = mode === 'run' ? body : `${mode} ${body}`;
      await receive(transaction, text, toDriverParameters(parameters), incoming, rowLimit);
    }, timeoutMs);
    const cut = await waitFor(reading, timeoutMs, signal);
    const elapsedMs = performance.now() - began;
    if (mode !== 'run' && !cut) return { ...planTable(incoming.summary!), cut: null, elapsedMs };
    // Where nobody waits any longer, rows may still come in.
    const rows = [...incoming.rows];
    const reader = new ValueReader(options);
    await this.#nameEnds(reader, rows);
    const notices = incoming.summary ? noticesOf(incoming.summary) : [];
    return {
      columns: incoming.columns,
      rows: rows.map(row => row.map(value => reader.read(value))),
      cut: cut ?? incoming.cut,
      elapsedMs: performance.now() - began,
      ...(notices.length > 0 ? { notices } : {}),
    };
  }

  async #requireReading(transaction: ManagedTransaction, text: string): Promise<void> {
    if (this.#known.has(text)) return;
    const { summary } = await transaction.run(`EXPLAIN ${text}`);
    requireReading(summary.queryType);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.add(text);
  }

  /** Rows with a relationship and without its ends: our ids of these are asked for. */
  async #nameEnds(reader: ValueReader, rows: readonly unknown[][]): Promise<void> {
    const ids = reader.unknownEnds(rows.flat(1));
    if (ids.length === 0) return;
    const { records } = await this.#connection.read(transaction =>
      transaction.run(
        'MATCH (n) WHERE elementId(n) IN $ids AND n.id IS NOT NULL RETURN elementId(n) AS elementId, n.id AS id',
        { ids },
      ),
    );
    reader.nameEnds(records.map(record => [record.get('elementId'), String(record.get('id'))] as const));
  }
}

async function receive(
  transaction: ManagedTransaction,
  text: string,
  parameters: Record<string, unknown>,
  incoming: Incoming,
  rowLimit: number,
): Promise<void> {
  const result = transaction.run(text, parameters);
  incoming.columns = await result.keys();
  const records = result[Symbol.asyncIterator]();
  let characters = 0;
  for (;;) {
    const next = await records.next();
    if (next.done) {
      incoming.summary = next.value;
      return;
    }
    const row = [...next.value.values()] as unknown[];
    characters += lengthOf(row);
    if (incoming.rows.length >= rowLimit)
      incoming.cut = {
        reason: 'rows',
        message: `Only the first ${rowLimit} rows are shown; there are more.`,
      };
    else if (characters > MOST_CHARACTERS)
      incoming.cut = {
        reason: 'rows',
        message: `Only the first ${incoming.rows.length} rows are shown; they fill ${MOST_CHARACTERS >> 20} MiB.`,
      };
    else incoming.rows.push(row);
    if (incoming.cut) {
      await records.return?.();
      return;
    }
  }
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let length = 16;
  for (const held of Object.values(value)) length += lengthOf(held);
  return length;
}

/** Null where the reading came to its end. Else it is left to the server, which ends it at the same limit. */
async function waitFor(
  reading: Promise<void>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Cut | null> {
  let stop = (_cut: Cut): void => {};
  const stopped = new Promise<Cut>(resolve => {
    stop = resolve;
  });
  const late = (): void =>
    stop({
      reason: 'time',
      message: `The query was stopped after ${timeoutMs} ms; the rows found until then are shown.`,
    });
  const abort = (): void =>
    stop({ reason: 'aborted', message: 'The query was cancelled; the rows found until then are shown.' });
  const timer = setTimeout(late, timeoutMs);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    const cut = await Promise.race([reading.then(() => null), stopped]);
    if (cut) reading.catch(() => {});
    return cut;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
