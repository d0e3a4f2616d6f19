/** How the engine reads the attributes of one node or edge, as long as it is there. */
import type { Attributes } from 'graphology-types';
import { CypherError } from '../errors.ts';
import type { PropertyMap, PropertySource, Value } from '../values.ts';

/** All attributes are properties, but for the one that holds the labels or the type. */
export class ElementSource implements PropertySource {
  /** Null once the element is deleted. */
  attributes: Attributes | null;
  readonly #except: string;

  constructor(attributes: Attributes, except: string) {
    this.attributes = attributes;
    this.#except = except;
  }

  get isDeleted(): boolean {
    return this.attributes === null;
  }

  get(key: string): Value {
    if (this.attributes === null)
      throw new CypherError({
        kind: 'runtime',
        detail: 'DeletedEntityAccess',
        message: `The property ${key} is gone: what it belonged to was deleted by this query.`,
        hint: 'Read it in a WITH before DELETE.',
      });
    return key === this.#except ? null : ((this.attributes[key] ?? null) as Value);
  }

  all(): PropertyMap {
    if (this.attributes === null) return {};
    const { [this.#except]: _, ...rest } = this.attributes;
    return rest as PropertyMap;
  }
}
