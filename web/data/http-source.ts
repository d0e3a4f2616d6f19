/** The graph behind a Herdbook server. */
import type { Facts } from '#graph/facts';
import type { Question } from '#graph/questions';
import type { NameHit } from '#graph/search';
import { type ProblemDetails, SourceProblem } from './problem.ts';
import type {
  Corrections,
  DataSource,
  ExportFormat,
  GraphColumns,
  KeptCorrection,
  LinkedName,
  NodePage,
  Table,
} from './source.ts';

export class HttpSource implements DataSource {
  readonly #base: string;
  /** The build that the page holds; null where it is not known. */
  #build: string | null = null;

  /** @param base address that `api/` stands under, with a slash at its end */
  constructor(base: string) {
    this.#base = base;
  }

  async graph(signal?: AbortSignal): Promise<GraphColumns> {
    const response = await this.#fetch('graph', signal ? { signal } : {});
    this.#build = response.headers.get('Herdbook-Build');
    return response.json() as Promise<GraphColumns>;
  }

  async newerBuild(signal?: AbortSignal): Promise<string | null> {
    const { build } = await this.#get<{ build: string | null }>('health', signal);
    return build === this.#build || this.#build === null ? null : build;
  }

  node(id: string, limit: number, signal?: AbortSignal): Promise<NodePage> {
    return this.#get(`nodes/${encodeURIComponent(id)}?limit=${limit}`, signal);
  }

  async search(text: string, limit: number, signal?: AbortSignal): Promise<readonly NameHit[]> {
    const address = `search?q=${encodeURIComponent(text)}&limit=${limit}`;
    return (await this.#get<{ hits: NameHit[] }>(address, signal)).hits;
  }

  async corrections(): Promise<Corrections | null> {
    const { file } = await this.#get<{ file: string | null }>('corrections/kinds');
    if (file === null) return null;
    return {
      list: async () => (await this.#get<{ corrections: KeptCorrection[] }>('corrections')).corrections,
      preview: (asked, signal) => this.#post('corrections/preview', asked, signal),
      keep: asked => this.#post('corrections', asked),
    };
  }

  async questions(): Promise<readonly Question[]> {
    return (await this.#get<{ questions: Question[] }>('questions')).questions;
  }

  ask(question: string, parameters: object, signal?: AbortSignal): Promise<Table> {
    return this.#post(`questions/${encodeURIComponent(question)}`, { parameters }, signal);
  }

  query(query: string, parameters: object, signal?: AbortSignal): Promise<Table> {
    return this.#post('query', { query, parameters }, signal);
  }

  async link(title: string, abstract: string, signal?: AbortSignal): Promise<readonly LinkedName[] | null> {
    try {
      return (await this.#post<{ mentions: LinkedName[] }>('link', { title, abstract }, signal)).mentions;
    } catch (error) {
      if (error instanceof SourceProblem && error.details.kind === 'no-linker') return null;
      throw error;
    }
  }

  async formats(): Promise<readonly ExportFormat[]> {
    return (await this.#get<{ formats: ExportFormat[] }>('formats')).formats;
  }

  async facts(): Promise<Facts> {
    const { jsonl } = await import('#graph/formats/jsonl');
    return jsonl.read!(await (await this.export(jsonl.name)).text());
  }

  async export(format: string): Promise<Blob> {
    return (await this.#fetch(`export/${encodeURIComponent(format)}`, {})).blob();
  }

  async singlePage(): Promise<string> {
    return (await this.#fetch('../single.html', {})).text();
  }

  async #get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return (await this.#fetch(path, signal ? { signal } : {})).json() as Promise<T>;
  }

  async #post<T>(path: string, body: object, signal?: AbortSignal): Promise<T> {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    return (await this.#fetch(path, signal ? { ...init, signal } : init)).json() as Promise<T>;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.#base}api/${path}`, init).catch(error => {
      if (init.signal?.aborted) throw error;
      throw new SourceProblem(unreachable);
    });
    if (response.ok) return response;
    throw new SourceProblem(await problemIn(response));
  }
}

const unreachable: ProblemDetails = {
  kind: 'unreachable',
  title: 'The server does not answer',
  detail: 'Herdbook was stopped, or the connection is gone.',
  hint: 'Start it again with herdbook explore; what you see stays here.',
};

async function problemIn(response: Response): Promise<ProblemDetails> {
  const body: unknown = await response.json().catch(() => null);
  const {
    type = '',
    title = response.statusText,
    detail = `Status ${response.status}.`,
    ...rest
  } = (body ?? {}) as Partial<ProblemDetails> & { type?: string };
  return { ...rest, kind: type.slice(type.lastIndexOf(':') + 1), title, detail };
}
