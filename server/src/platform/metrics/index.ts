/** What the process counts about itself, in the form that Prometheus reads. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
  observe(name: string, seconds: number, labels?: Readonly<Record<string, string>>): void;
  gauge(name: string, read: () => number | Promise<number>): void;
  text(): Promise<string>;
}
