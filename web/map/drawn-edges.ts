/** Which lines the map draws: all, or of very many a fair part. What stands out is always drawn whole. */
import type { Network } from '../data/network.ts';
import type { Visible } from '../state/visible.ts';

/** More thin lines than this are a grey veil that takes long to draw and says nothing more. */
const MOST = 24_000;

/** Whether the map holds more lines than it draws; else all are with Sigma, and hidden by their look. */
export const drawsPart = ({ edgeCount }: Network): boolean => edgeCount > MOST;

/** Edge numbers; of too many, one line for every node and then every so many-eth. */
export function drawnEdges(
  { columns, edgeCount }: Network,
  visible: Visible,
  most = MOST,
): readonly number[] {
  if (edgeCount <= most) return numbersWhere(edgeCount, () => true);
  if (visible.edgeCount <= most) return numbersWhere(edgeCount, edge => visible.edges[edge] === 1);
  const { source, target } = columns.edges;
  const tied = new Set<number>();
  const stride = Math.ceil(visible.edgeCount / most);
  let nth = 0;
  return numbersWhere(edgeCount, edge => {
    if (visible.edges[edge] === 0) return false;
    const [from, to] = [source[edge]!, target[edge]!];
    const first = tied.size < most && (!tied.has(from) || !tied.has(to));
    if (!first) nth += 1;
    if (!first && nth % stride !== 0) return false;
    tied.add(from).add(to);
    return true;
  });
}

function numbersWhere(count: number, holds: (number: number) => boolean): readonly number[] {
  const numbers: number[] = [];
  for (let number = 0; number < count; number++) if (holds(number)) numbers.push(number);
  return numbers;
}
