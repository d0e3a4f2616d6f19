/** The Model Context Protocol: the tools of the table, offered to an assistant over two streams. */
import type { Readable, Writable } from 'node:stream';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { GraphStore } from '#graph/store';
import type { TextLinker } from '../link-text.ts';
import { ServedGraph } from '../server/served-graph.ts';
import type { Desk, Tool } from './tool.ts';
import { resultText, tools } from './tools.ts';

export interface AssistantOptions {
  readonly store: GraphStore;
  readonly link: TextLinker;
  readonly version: string;
  readonly input: Readable;
  readonly output: Writable;
}

export interface Assistant {
  /** Resolves when the client has gone. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

const INSTRUCTIONS =
  'A knowledge graph of machine-learning papers. Find ids with search, then read neighbours or ask a named question; query takes openCypher. Every edge bears the sentence that states it (evidence) and its paper: quote them as your evidence, and say so where the graph holds nothing.';

export async function serveAssistant(options: AssistantOptions): Promise<Assistant> {
  const { store, link, version, input, output } = options;
  const server = new McpServer({ name: 'herdbook', version }, { instructions: INSTRUCTIONS });
  const desk: Desk = { graph: new ServedGraph(store), link };
  for (const one of tools) offer(server, one, desk);
  const closed = new Promise<void>(resolve => {
    server.server.onclose = resolve;
    input.once('end', () => void server.close());
  });
  await server.connect(new StdioServerTransport(input, output));
  return { closed, close: () => server.close() };
}

function offer(server: McpServer, { name, title, says, input, run }: Tool, desk: Desk): void {
  const description = {
    title,
    description: says,
    inputSchema: input.shape,
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
  server.registerTool(name, description, async (given, { signal }) => {
    try {
      return { content: [{ type: 'text', text: resultText(await run(given, desk, signal)) }] };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      return { isError: true, content: [{ type: 'text', text }] };
    }
  });
}
