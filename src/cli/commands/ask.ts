/** `herdbook ask`: the named questions, each a Cypher query with parameters. */
import type { Command } from 'commander';
import { askQuestion, type Question, questionNamed, questions } from '#graph/questions';
import { UsageError, unknownName } from '../failure.ts';
import { graphArgument, withGraph } from '../graph-argument.ts';
import {
  addResultOptions,
  limitsOf,
  type ResultFlags,
  resultFormatNamed,
  writeResult,
} from '../result-options.ts';
import type { Terminal } from '../terminal.ts';

export function addAsk(program: Command, terminal: Terminal): void {
  const command = program
    .command('ask')
    .summary('ask one of the named questions')
    .description('Answers a named question. Without a question, lists them with their parameters.')
    .argument(...graphArgument)
    .argument('[question]', 'name of the question')
    .usage('[options] [GRAPH] [QUESTION]');
  addResultOptions(command)
    .option('--cypher', 'show the Cypher of the question instead of its answer')
    .addHelpText(
      'after',
      `
Examples:
  herdbook ask
  herdbook ask ${questions[1]!.name}${exampleParameters(questions[1]!)}
  herdbook ask graph.jsonl ${questions[4]!.name}${exampleParameters(questions[4]!)} --format json`,
    )
    .action(
      async (
        first: string | undefined,
        second: string | undefined,
        flags: ResultFlags & { cypher?: true },
      ) => {
        const name = second ?? first;
        if (name === undefined) return terminal.write(listQuestions(terminal));
        const question = questionNamed(name);
        if (!question)
          throw unknownName(
            'question',
            name,
            questions.map(known => known.name),
          );
        if (flags.cypher) return terminal.write([`${question.cypher.trim()}\n`]);
        await answer(second === undefined ? undefined : first, question, flags, terminal);
      },
    );
}

async function answer(
  graph: string | undefined,
  question: Question,
  flags: ResultFlags,
  terminal: Terminal,
): Promise<void> {
  const format = resultFormatNamed(flags.format);
  checkParameters(question, flags);
  await withGraph(graph, terminal, async ({ store }) => {
    const result = await askQuestion(store, question, flags.param ?? {}, limitsOf(flags));
    await writeResult(result, format, terminal);
  });
}

/** @throws UsageError where a parameter is unknown or a required one is missing */
function checkParameters(question: Question, { param = {} }: ResultFlags): void {
  const known = question.parameters.map(parameter => parameter.name);
  for (const name of Object.keys(param))
    if (!known.includes(name)) throw unknownName('parameter', name, known);
  const missing = question.parameters.find(({ name, required }) => required && param[name] === undefined);
  if (missing)
    throw new UsageError(
      `The question ${question.name} needs ${missing.name} (${missing.says}), got none. Give it: --param ${missing.name}=...`,
    );
}

function* listQuestions(terminal: Terminal): Generator<string> {
  for (const { name, says, parameters } of questions) {
    yield `${terminal.paint('bold', name)}  ${says}\n`;
    for (const parameter of parameters) {
      const need = parameter.required ? 'needed' : `else ${JSON.stringify(parameter.default ?? null)}`;
      yield `    --param ${parameter.name}=...  ${parameter.says} (${need})\n`;
    }
  }
}

function exampleParameters({ parameters }: Question): string {
  return parameters
    .filter(parameter => parameter.required)
    .map(({ name, example }) => ` --param ${name}=${JSON.stringify(example)}`)
    .join('');
}
