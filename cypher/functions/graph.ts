/** Functions of nodes, relationships and paths. */
import { Node, Path, Relationship, type Value } from '../values.ts';
import { badArgument, type CypherFunction, define, present } from './function-table.ts';

const relationship = (name: string, value: Value): Relationship =>
  value instanceof Relationship ? value : badArgument(name, 'a relationship', value);
const path = (name: string, value: Value): Path =>
  value instanceof Path ? value : badArgument(name, 'a path', value);

export const graphFunctions: readonly CypherFunction[] = [
  define('labels(node)', ([value]) =>
    value instanceof Node ? present('labels', value).labels : badArgument('labels', 'a node', value!),
  ),
  define('type(relationship)', ([value]) => relationship('type', value!).type),
  define('id(element)', ([value]) =>
    value instanceof Node || value instanceof Relationship
      ? value.index
      : badArgument('id', 'a node or a relationship', value!),
  ),
  define('elementId(element)', ([value]) =>
    value instanceof Node || value instanceof Relationship
      ? value.id
      : badArgument('elementId', 'a node or a relationship', value!),
  ),
  define('startNode(relationship)', ([value], view) =>
    view.node(view.ends(relationship('startNode', value!).index)[0]),
  ),
  define('endNode(relationship)', ([value], view) =>
    view.node(view.ends(relationship('endNode', value!).index)[1]),
  ),
  define('nodes(path)', ([value]) => path('nodes', value!).nodes),
  define('relationships(path)', ([value]) => path('relationships', value!).relationships),
];
