import { type Acquirer, openAcquirer } from '#acquirers';
import type { Context } from '#platform/context';

/** How old what is known of an acquirer may be, in real milliseconds. */
const freshMs = 1_000;

/**
 * An acquirer as it stands, shared by the connections of its host. Another process may move its
 * business day; whoever sold meanwhile has told the acquirer of which day that was.
 */
export class Desk {
  readonly #context: Context;
  readonly #code: string;
  #acquirer: Promise<Acquirer> | undefined;
  #readAtMs = 0;

  constructor(context: Context, code: string) {
    this.#context = context;
    this.#code = code;
  }

  read(): Promise<Acquirer> {
    const nowMs = performance.now();
    if (!this.#acquirer || nowMs - this.#readAtMs > freshMs) {
      this.#readAtMs = nowMs;
      this.#acquirer = openAcquirer(this.#context, this.#code);
      // Whoever waits for it hears of the failure, and the next one asks anew.
      this.#acquirer.catch(() => (this.#acquirer = undefined));
    }
    return this.#acquirer;
  }

  moved(acquirer: Acquirer): void {
    this.#acquirer = Promise.resolve(acquirer);
    this.#readAtMs = performance.now();
  }
}
