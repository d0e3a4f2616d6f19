/** What option texts mean; a wrong one is reported by commander with the option's name. */
import { InvalidArgumentError } from 'commander';
import { parseShard, type Shard } from '../shard.ts';

export type Bindings = Readonly<Record<string, unknown>>;

/** `name=value`, gathered over repeated options: JSON where the value parses as such, else text. */
export function collectBinding(text: string, before: Bindings = {}): Bindings {
  const match = /^\$?([^=\s]+)=(.*)$/su.exec(text);
  if (!match) throw new InvalidArgumentError('Expected name=value, for example --param model=LLaMA.');
  return { ...before, [match[1]!]: readValue(match[2]!) };
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function integer(text: string): number {
  if (!/^-?\d{1,15}$/u.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}

export function positiveInteger(text: string): number {
  const value = integer(text);
  if (value < 1) throw new InvalidArgumentError('Expected a whole number above 0.');
  return value;
}

export function shard(text: string): Shard {
  const read = parseShard(text);
  if (!read) throw new InvalidArgumentError('Expected a part of so many, for example 2/8.');
  return read;
}

export function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400))
    throw new InvalidArgumentError('Expected a number of seconds above 0.');
  return value;
}

export function port(text: string): number {
  const value = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535)) throw new InvalidArgumentError('Expected a port from 0 to 65535.');
  return value;
}
