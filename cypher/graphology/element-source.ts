/** How the engine reads the attributes of one node or edge, as long as it is there. */
import type { Attributes } from 'graphology-types';
import { CypherError } from '../errors.ts';
import { propertiesFrom, propertyFrom } from '../host-value.ts';
import type { PropertyMap, PropertySource, Value } from '../values.ts';
import type { FloatMarks } from './float-marks.ts';

/** All attributes are properties, but for the one that holds the labels or the type. */
export class ElementSource implements PropertySource {
  /** Null once the element is deleted. */
  attributes: Attributes | null;
  readonly #except: string;
  readonly #id: string;
  readonly #floats: FloatMarks;

  constructor(id: string, attributes: Attributes, except: string, floats: FloatMarks) {
    this.#id = id;
    this.attributes = attributes;
    this.#except = except;
    this.#floats = floats;
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
    // What every object has, such as a constructor, is no property.
    const isOwn = key !== this.#except && Object.hasOwn(this.attributes, key);
    const value = isOwn ? propertyFrom(this.attributes[key]) : null;
    return this.#floats.isEmpty ? value : this.#floats.restore(this.#id, key, value);
  }

  all(): PropertyMap {
    if (this.attributes === null) return {};
    const { [this.#except]: _, ...held } = this.attributes;
    const rest = propertiesFrom(held);
    if (this.#floats.isEmpty) return rest;
    return Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, this.#floats.restore(this.#id, key, value)]),
    );
  }
}
