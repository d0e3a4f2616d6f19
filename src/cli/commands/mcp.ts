/** `herdbook mcp`: a graph for assistants, in the Model Context Protocol on standard input and output. */
import type { Command } from 'commander';
import { loadCatalog } from '../../catalog/catalog.ts';
import { createTextLinker } from '../../link-text.ts';
import { createLinker } from '../../linker/index.ts';
import { version } from '../../package-root.ts';
import { graphArgument, withGraph } from '../graph-argument.ts';
import type { Terminal } from '../terminal.ts';

export function addMcp(program: Command, terminal: Terminal): void {
  program
    .command('mcp')
    .summary('give an assistant the graph (Model Context Protocol)')
    .description(
      'Serves a graph to an assistant over standard input and output: search, nodes, neighbours, questions, read-only Cypher, linking of a text. It ends with its client.',
    )
    .argument(...graphArgument)
    .addHelpText(
      'after',
      `
Example, as an assistant's settings take it:
  { "mcpServers": { "herdbook": { "command": "herdbook", "args": ["mcp", "graph.herdbook"] } } }`,
    )
    .action((graph: string | undefined) => serve(graph, terminal));
}

async function serve(graph: string | undefined, terminal: Terminal): Promise<void> {
  // The protocol's library takes its time to load, and no other command needs it.
  const { serveAssistant } = await import('../../mcp/index.ts');
  const { stdin, stdout, stopped } = terminal.surroundings;
  await withGraph(graph, terminal, async ({ store }) => {
    const catalog = loadCatalog();
    const link = createTextLinker(createLinker(catalog), catalog);
    const assistant = await serveAssistant({ store, link, version, input: stdin, output: stdout });
    await Promise.race([assistant.closed, stopped()]);
    await assistant.close();
  });
}
