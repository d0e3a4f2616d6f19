/** Numbers as people read them. */

/** `1 paper`, `10,000 papers`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** `251 nodes and 474 edges`. */
export function countedGraph(nodes: number, edges: number): string {
  return `${counted(nodes, 'node')} and ${counted(edges, 'edge')}`;
}
