import { tmf654Shapes } from '@lowu/contract/tmf654';
import { instantIn } from '#wire/tmf630';
import { ofLinesTells } from './event-schemas.ts';
import { actionEventTypes } from './event-types.ts';
import { lineEventTypes } from './line-events.ts';

/** As much of JSON Schema as our shapes are written in. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export type EventShape = Schema;

/** What an attribute can be that is nothing of several parts. */
export type Leaf = Schema;

const text: Schema = { type: 'string' };
const instant: Schema = { type: 'string', format: 'date-time' };
const envelope = {
  eventId: text,
  eventTime: instant,
  eventType: text,
  correlationId: text,
  domain: text,
  title: text,
  description: text,
  priority: text,
  timeOcurred: instant,
};

function shapeOf(event: Readonly<Record<string, object>>): EventShape {
  return { properties: { ...envelope, event: { properties: event } } };
}

/** Every event that is told, by its type: where its attributes stand, and what each can be. */
export const eventShapes: ReadonlyMap<string, EventShape> = new Map([
  ...actionEventTypes.map(
    ({ type, resource }) => [type, shapeOf({ [resource]: tmf654Shapes[resource] })] as const,
  ),
  ...lineEventTypes.map((type) => {
    const { bucket, accumulatedBalance } = tmf654Shapes;
    const more = ofLinesTells(type);
    const sum = 'accumulatedBalance' in more ? { accumulatedBalance } : {};
    return [type, shapeOf({ ...more, bucket, ...sum })] as const;
  }),
]);

/** What stands at a path, through lists as well; undefined where nothing can, or only parts. */
export function leafAt(shape: Schema, path: readonly string[]): Leaf | undefined {
  if (shape.items) return leafAt(shape.items, path);
  if (shape.anyOf?.some(({ properties, items }) => properties ?? items)) {
    const found = shape.anyOf.map((one) => leafAt(one, path));
    return found.find((leaf) => leaf !== undefined);
  }
  const [name, ...rest] = path;
  if (name === undefined) return shape.properties || shape.type === 'object' ? undefined : shape;
  const { properties = {} } = shape;
  const next = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return next && leafAt(next, rest);
}

/** Whether an attribute can ever be a value, or be compared with it by size. */
export function isPossible(leaf: Leaf, value: string, isOrdered: boolean): boolean {
  const { type, format, enum: listed, anyOf } = leaf;
  if (type === 'number' || type === 'integer') {
    return value.trim() !== '' && Number.isFinite(Number(value));
  }
  if (format === 'date-time') return instantIn(value) !== undefined;
  if (isOrdered || value === '') return false;
  if (type === 'boolean') return value === 'true' || value === 'false';
  if ('const' in leaf) return String(leaf.const) === value;
  if (anyOf) return anyOf.some((one) => isPossible(one, value, isOrdered));
  return listed === undefined || listed.includes(value);
}
