/** Names of graphs that are no files. */

/** Whether the text names something by a scheme, such as `neo4j://`, and is no path. */
export function isAddress(where: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//iu.test(where);
}
