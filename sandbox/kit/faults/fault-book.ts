import type { Journal } from '../journal.ts';
import { type Chaos, drawFault } from './chaos.ts';
import type { Facts, Fault, FaultTable, Point } from './fault.ts';

/** An order to break things: `fault` strikes `count` events that match, from the nth on. */
export interface Rule {
  id: string;
  match: Partial<Facts> & { nth?: number };
  fault: Fault;
  count: number;
  /** Matching events so far. */
  seen: number;
  fired: number;
}

export interface FaultBook {
  /** The faults that this program knows. */
  table: FaultTable;
  add(rule: Pick<Rule, 'match' | 'fault' | 'count'>): Rule;
  list(): Rule[];
  clear(): void;
  setChaos(chaos: Chaos | undefined): void;
  chaos(): Chaos | undefined;
  /** The faults that strike this event; rules count it as seen. */
  take(point: Point, facts: Facts): Fault[];
}

export function openFaultBook(journal: Journal, table: FaultTable): FaultBook {
  const rules = journal.table<Rule>('fault-rule');
  const settings = journal.table<Chaos>('chaos');
  const seenByChaos = new Map<string, number>();
  let lastNumber = Math.max(0, ...[...rules.values()].map((rule) => Number(rule.id)));

  return {
    table,
    add(rule) {
      lastNumber += 1;
      const added = { ...rule, id: String(lastNumber), seen: 0, fired: 0 };
      rules.put(added.id, added);
      return added;
    },
    list: () => [...rules.values()],
    clear() {
      for (const rule of rules.values()) rules.remove(rule.id);
    },
    setChaos(chaos) {
      if (chaos === undefined) settings.remove('chaos');
      else settings.put('chaos', chaos);
    },
    chaos: () => settings.get('chaos'),
    take(point, facts) {
      const struck: Fault[] = [];
      for (const rule of rules.values()) {
        if (table[rule.fault.name]?.at !== point || !matches(rule.match, facts)) continue;
        if (rule.fired >= rule.count) continue;
        const seen = rule.seen + 1;
        const isHit = seen >= (rule.match.nth ?? 1);
        rules.put(rule.id, { ...rule, seen, fired: rule.fired + (isHit ? 1 : 0) });
        if (isHit) struck.push(rule.fault);
        // A call can be broken in one way only; the next rule waits for the next call.
        if (isHit && point === 'call') break;
      }
      const chaos = settings.get('chaos');
      if (struck.length > 0 || chaos === undefined) return struck;
      const name = `${point} ${facts.method} ${facts.outTradeNo}`;
      const occurrence = (seenByChaos.get(name) ?? 0) + 1;
      seenByChaos.set(name, occurrence);
      return drawFault(table, chaos, { point, name, occurrence });
    },
  };
}

function matches(match: Rule['match'], facts: Facts): boolean {
  const names = ['appId', 'outTradeNo', 'method'] as const;
  return names.every((name) => match[name] === undefined || match[name] === facts[name]);
}
