/** `herdbook fetch`: papers of a service to a file that `build` reads. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { realWorld } from '../../fetch/client.ts';
import { type Fetched, type FetchOptions, fetchPapers, type Service, services } from '../../fetch/index.ts';
import { openPageCache } from '../../fetch/page-cache.ts';
import { version } from '../../package-root.ts';
import type { PaperRecord } from '../../records/record.ts';
import { unknownName } from '../failure.ts';
import { positiveInteger } from '../option-values.ts';
import { openOutput } from '../output-file.ts';
import { locate, type Surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface FetchFlags {
  readonly output: string;
  readonly limit: number;
  readonly mirror?: string;
  readonly refresh?: true;
}

const names = services.map(service => service.name);
/** What was fetched within a day is not asked for again. */
const DAY = 86_400_000;

export function addFetch(program: Command, terminal: Terminal): void {
  program
    .command('fetch')
    .summary('get papers from arXiv, OpenAlex or Semantic Scholar')
    .description(
      'Asks a service for papers, at the pace that it allows, and writes them as JSON lines for build. A run that broke off goes on where it stopped.',
    )
    .argument('<service>', names.join(', '))
    .argument('<query>', 'what to look for, as the service understands it')
    .requiredOption('-o, --output <papers>', 'the file to write; a name in .gz is compressed')
    .option('--limit <papers>', 'at most so many papers', positiveInteger, 1000)
    .option('--mirror <address>', "a mirror's address in place of the service's own")
    .option('--refresh', 'ask again for what was fetched within a day')
    .addHelpText('after', helpText)
    .action((service: string, query: string, flags: FetchFlags) => fetchTo(service, query, flags, terminal));
}

const helpText = `
Services:
${services.map(({ name, says }) => `  ${name.padEnd(10)}${says}`).join('\n')}

Environment:
  HERDBOOK_CONTACT    your e-mail address: services ask to know whom to write to
${services.flatMap(({ name, key }) => (key ? [`  ${key.variables[0]!.padEnd(20)}your key of ${name}, where you have one`] : [])).join('\n')}
  HERDBOOK_CACHE      the folder in which pages are kept

Examples:
  herdbook fetch arxiv "cat:cs.CL AND abs:llama" -o llama.jsonl
  herdbook fetch arxiv "2302.13971 1706.03762" -o two.jsonl
  herdbook fetch openalex "parameter-efficient fine-tuning" -o peft.jsonl.gz --limit 5000
  herdbook build llama.jsonl peft.jsonl.gz -o graph.herdbook`;

async function fetchTo(name: string, query: string, flags: FetchFlags, terminal: Terminal): Promise<void> {
  const service = services.find(one => one.name === name);
  if (!service) throw unknownName('service', name, names);
  const { surroundings } = terminal;
  const output = await openOutput(locate(surroundings, flags.output));
  const { HERDBOOK_CONTACT: contact } = surroundings.env;
  if (!contact)
    terminal.note('Set HERDBOOK_CONTACT to your e-mail address: services are kinder to whom they can reach.');
  let fetched: Fetched | null = null;
  async function* lines(): AsyncGenerator<string> {
    fetched = yield* linesOf(fetchPapers(optionsOf(service!, query, flags, terminal)));
  }
  await output.write(lines());
  report(fetched!, flags, terminal);
}

function optionsOf(service: Service, query: string, flags: FetchFlags, terminal: Terminal): FetchOptions {
  const { env } = terminal.surroundings;
  const key = service.key?.variables.map(variable => env[variable]).find(Boolean);
  const contact = env.HERDBOOK_CONTACT;
  return {
    service,
    query,
    limit: flags.limit,
    ...(flags.mirror === undefined ? {} : { base: flags.mirror }),
    ...(key === undefined ? {} : { key }),
    userAgent: `herdbook/${version}${contact ? ` (mailto:${contact})` : ''}`,
    cache: openPageCache(
      join(cacheFolder(terminal.surroundings), 'fetch'),
      flags.refresh ? 0 : DAY,
      realWorld.now,
    ),
    world: realWorld,
    onProblem: terminal.onProblem,
    onProgress: (done, total) => terminal.onProgress('Fetching papers', done, total),
    onWait: text => terminal.note(text),
  };
}

function cacheFolder({ env }: Surroundings): string {
  if (env.HERDBOOK_CACHE) return env.HERDBOOK_CACHE;
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'herdbook');
}

async function* linesOf(papers: AsyncGenerator<PaperRecord, Fetched>): AsyncGenerator<string, Fetched> {
  for (let next = await papers.next(); ; next = await papers.next()) {
    if (next.done) return next.value;
    const { source, ...record } = next.value;
    yield `${JSON.stringify(record)}\n`;
  }
}

function report(fetched: Fetched, { output, limit }: FetchFlags, terminal: Terminal): void {
  const { papers, total, withoutAbstract, pages, pagesFromCache } = fetched;
  const of = total === null || total <= papers ? '' : ` of ${count(total)}`;
  const kept =
    pagesFromCache === 0 ? '' : `, ${count(pagesFromCache)} of ${count(pages)} pages were kept from before`;
  terminal.note(`${output}: ${count(papers)}${of} papers${kept}`);
  if (withoutAbstract > 0) terminal.note(`${count(withoutAbstract)} papers without abstract were left out.`);
  if (papers === limit && (total ?? 0) > limit) terminal.note(`More: --limit ${total}`);
  if (papers > 0) terminal.note(`Build its graph: herdbook build ${output} -o graph.herdbook`);
}

const count = (value: number): string => value.toLocaleString('en');
