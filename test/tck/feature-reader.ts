/** Reads Gherkin as far as the openCypher kit uses it, outlines expanded: one scenario for each row of examples. */

export interface Step {
  readonly text: string;
  readonly body: string | null;
  readonly table: readonly (readonly string[])[];
}

export interface Scenario {
  readonly file: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

interface OpenStep {
  text: string;
  body: string | null;
  table: string[][];
}

interface OpenScenario {
  name: string;
  steps: OpenStep[];
  examples: string[][];
  inExamples: boolean;
  isBackground: boolean;
}

const HEAD = /^(Background|Scenario Outline|Scenario):\s*(.*)$/;
const STEP = /^(?:Given|When|Then|And|But|\*)\s+(.*)$/;

/** @throws Error with file and line, at a line that has no place in a feature */
export function readScenarios(file: string, source: string): Scenario[] {
  const lines = source.split(/\r?\n/);
  const scenarios: Scenario[] = [];
  let open: OpenScenario | null = null;
  let background: OpenStep[] = [];
  const close = (): void => {
    if (open) scenarios.push(...expand(file, { ...open, steps: [...background, ...open.steps] }));
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line === '' || /^(#|@|Feature:)/.test(line)) continue;
    const head = HEAD.exec(line);
    const step = STEP.exec(line);
    const last: OpenStep | undefined = open?.steps.at(-1);
    if (head) {
      if (open?.isBackground) background = open.steps;
      else close();
      open = {
        name: head[2]!,
        steps: [],
        examples: [],
        inExamples: false,
        isBackground: head[1] === 'Background',
      };
    } else if (open && /^Examples:/.test(line)) open.inExamples = true;
    else if (open && line.startsWith('|'))
      (open.inExamples ? open.examples : last!.table).push(readCells(line));
    else if (open && step) open.steps.push({ text: step[1]!, body: null, table: [] });
    else if (last && line.startsWith('"""')) {
      const end = lines.findIndex((other, index) => index > at && other.trim() === '"""');
      last.body = dedent(lines.slice(at + 1, end), lines[at]!.indexOf('"""'));
      at = end;
    } else throw new Error(`${file}:${at + 1}: expected a scenario, a step, a table or a text, got ${line}`);
  }
  close();
  return scenarios;
}

function dedent(lines: readonly string[], indent: number): string {
  return lines.map(line => line.slice(Math.min(indent, line.length - line.trimStart().length))).join('\n');
}

/** `\|`, `\\` and `\n` are the escapes of a Gherkin table. */
function readCells(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  for (let at = 1; at < line.length; at++) {
    const char = line[at]!;
    if (char === '|') {
      cells.push(cell.trim());
      cell = '';
    } else if (char === '\\' && /[|\\n]/.test(line[at + 1] ?? '')) {
      at += 1;
      cell += line[at] === 'n' ? '\n' : line[at];
    } else cell += char;
  }
  return cells;
}

function expand(file: string, { name, steps, examples }: Omit<OpenScenario, 'isBackground'>): Scenario[] {
  const [keys, ...rows] = examples;
  if (!keys) return [{ file, name, steps }];
  return rows.map((row, index) => {
    const fill = (text: string): string =>
      keys.reduce((filled, key, column) => filled.replaceAll(`<${key}>`, row[column] ?? ''), text);
    return {
      file,
      name: `${fill(name)} (${index + 1})`,
      steps: steps.map(step => ({
        text: fill(step.text),
        body: step.body === null ? null : fill(step.body),
        table: step.table.map(cells => cells.map(fill)),
      })),
    };
  });
}
