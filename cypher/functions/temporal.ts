/** Functions of dates, times and durations. */
import { between, type DurationMeasure, inDays, inMonths, inSeconds } from '../temporal/arithmetic.ts';
import { type Clock, momentOf } from '../temporal/clock.ts';
import { type Amounts, DURATION_UNITS, Duration, durationOf } from '../temporal/duration.ts';
import { readDuration, readTemporal } from '../temporal/iso-text.ts';
import { convert, select } from '../temporal/selection.ts';
import { SHAPES, Temporal, type TemporalType } from '../temporal/temporal.ts';
import { truncate } from '../temporal/truncation.ts';
import { readZone, UTC } from '../temporal/zone.ts';
import { isInteger, isMap, isNumeric, toNumber, type Value } from '../values.ts';
import { badArgument, type CypherFunction, define } from './function-table.ts';

const temporal = (name: string, value: Value): Temporal =>
  value instanceof Temporal ? value : badArgument(name, 'temporal values', value);
const whole = (name: string, value: Value): number =>
  isInteger(value) ? Number(value) : badArgument(name, 'a whole number', value);

const readings: Readonly<Record<string, (clock: Clock) => Temporal>> = {
  transaction: clock => clock.statement(),
  statement: clock => clock.statement(),
  realtime: clock => clock.realtime(),
};

function functionsOf(type: TemporalType): CypherFunction[] {
  const { name } = SHAPES[type];
  const hint = `a string, a map or a temporal value that ${name} can be made of`;
  return [
    define(`${type}(value?)`, ([value], _view, clock) => {
      if (value === undefined) return convert(type, clock.statement());
      if (typeof value === 'string') return readTemporal(type, value);
      if (value instanceof Temporal) return convert(type, value);
      return isMap(value) ? select(type, value, clock.statement()) : badArgument(type, hint, value);
    }),
    ...Object.entries(readings).map(([form, read]) =>
      define(`${type}.${form}(timezone?)`, ([zone], _view, clock) => {
        if (zone === undefined) return convert(type, read(clock));
        if (typeof zone === 'string') return convert(type, read(clock).in(readZone(zone)));
        return isMap(zone)
          ? select(type, zone, read(clock))
          : badArgument(`${type}.${form}`, 'a time zone', zone);
      }),
    ),
    define(`${type}.truncate(unit, value?, fields?)`, ([unit, value, fields], _view, clock) =>
      truncateArguments(type, unit!, value ?? clock.statement(), fields ?? {}, clock),
    ),
  ];
}

function truncateArguments(
  type: TemporalType,
  unit: Value,
  value: Value,
  fields: Value,
  clock: Clock,
): Value {
  const name = `${type}.truncate`;
  if (typeof unit !== 'string') return badArgument(name, 'a unit such as "month"', unit);
  if (!isMap(fields)) return badArgument(name, 'a map of fields last', fields);
  return truncate(type, unit, temporal(name, value), fields, clock.statement());
}

function toDuration(value: Value): Duration {
  if (typeof value === 'string') return readDuration(value);
  if (value instanceof Duration) return value;
  if (!isMap(value)) return badArgument('duration', 'a string or a map', value);
  if (Object.keys(value).length === 0) return badArgument('duration', 'a map with units', value);
  const amounts = Object.entries(value).map(([unit, amount]) => {
    if (!Object.hasOwn(DURATION_UNITS, unit))
      return badArgument('duration', `a map with keys of ${Object.keys(DURATION_UNITS).join(', ')}`, unit);
    if (!isNumeric(amount)) return badArgument('duration', `a number of ${unit}`, amount);
    return [unit, typeof amount === 'bigint' ? amount : toNumber(amount)] as const;
  });
  return durationOf(Object.fromEntries(amounts) as Amounts);
}

const measures: Readonly<Record<string, DurationMeasure>> = { between, inMonths, inDays, inSeconds };

export const temporalFunctions: readonly CypherFunction[] = [
  ...(Object.keys(SHAPES) as TemporalType[]).flatMap(functionsOf),
  define('datetime.fromEpoch(seconds, nanoseconds)', ([seconds, nanoseconds]) => {
    const [second, nano] = [whole('datetime.fromEpoch', seconds!), whole('datetime.fromEpoch', nanoseconds!)];
    return Temporal.at('datetime', momentOf(second * 1000, nano), UTC);
  }),
  define('datetime.fromEpochMillis(milliseconds)', ([milliseconds]) =>
    Temporal.at('datetime', momentOf(whole('datetime.fromEpochMillis', milliseconds!)), UTC),
  ),
  define('duration(value)', ([value]) => toDuration(value!)),
  ...Object.entries(measures).map(([name, measure]) =>
    define(`duration.${name}(from, to)`, ([from, to]) =>
      measure(temporal(`duration.${name}`, from!), temporal(`duration.${name}`, to!)),
    ),
  ),
];
