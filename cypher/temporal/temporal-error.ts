/** The one way to refuse a temporal value that cannot be. */
import { CypherError } from '../errors.ts';

/** @throws CypherError `runtime` */
export function refuse(message: string, hint: string | null = null): never {
  throw new CypherError({ kind: 'runtime', detail: 'InvalidArgumentValue', message, hint });
}
