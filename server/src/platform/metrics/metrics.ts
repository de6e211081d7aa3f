import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

/** What the process counts about itself, in the form that Prometheus reads. */
export interface Metrics {
  count(name: string, labels?: Labels, by?: number): void;
  observe(name: string, seconds: number, labels?: Labels): void;
  gauge(name: string, read: () => number | Promise<number>): void;
  /** One figure for each value of a label, all read at once. */
  gauges(name: string, label: string, read: () => Promise<Readonly<Record<string, number>>>): void;
  text(): Promise<string>;
}

/** From a millisecond to ten seconds: what a person at a screen, or a provider, would wait. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own for each call, so that two servers in one process count apart. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  return {
    count(name, labels = {}, by = 1) {
      const labelNames = Object.keys(labels);
      const counter = kept(
        counters,
        name,
        () => new Counter({ name, help: name, labelNames, registers: [registry] }),
      );
      counter.inc(labels, by);
    },
    observe(name, seconds, labels = {}) {
      const labelNames = Object.keys(labels);
      const histogram = kept(
        histograms,
        name,
        () => new Histogram({ name, help: name, labelNames, buckets, registers: [registry] }),
      );
      histogram.observe(labels, seconds);
    },
    gauge(name, read) {
      const gauge: Gauge = new Gauge({
        name,
        help: name,
        registers: [registry],
        collect: async (): Promise<void> => gauge.set(await read()),
      });
    },
    gauges(name, label, read) {
      const gauge: Gauge = new Gauge({
        name,
        help: name,
        labelNames: [label],
        registers: [registry],
        collect: async (): Promise<void> => {
          for (const [of, value] of Object.entries(await read())) gauge.set({ [label]: of }, value);
        },
      });
    },
    text: () => registry.metrics(),
  };
}

function kept<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const value = known.get(name) ?? make();
  known.set(name, value);
  return value;
}
