import type { Attempted } from './close-attempts.ts';

/** Of one process, over all endpoints. */
const mostSending = 1_024;

/** What those who wait for something are told by. */
class Bell {
  #next = Promise.withResolvers<void>();

  rung(): Promise<void> {
    return this.#next.promise;
  }

  ring(): void {
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }
}

type Going = Pick<Attempted['row'], 'endpoint' | 'owner'>;

function count(of: Map<string, number>, whose: string, more: 1 | -1): void {
  const now = (of.get(whose) ?? 0) + more;
  if (now > 0) of.set(whose, now);
  else of.delete(whose);
}

/** What a process has claimed and not closed. */
export class Underway {
  readonly #busy = new Map<string, number>();
  readonly #busyOwners = new Map<string, number>();
  readonly #room = new Bell();
  readonly #any = new Bell();
  #ended: Attempted[] = [];
  #sending = 0;
  #closing = 0;
  /** Claims so far, the last that found nothing, and the one behind which that says something. */
  #claims = 0;
  #emptyClaim = 0;
  #emptyBehind = 0;

  get room(): number {
    return mostSending - this.#sending;
  }

  /** By endpoint, how many are being sent there. */
  get busy(): ReadonlyMap<string, number> {
    return this.#busy;
  }

  /** The same by owner, over all endpoints. */
  get busyOwners(): ReadonlyMap<string, number> {
    return this.#busyOwners;
  }

  roomIsFree(): Promise<void> {
    return this.#room.rung();
  }

  changed(): Promise<void> {
    return this.#any.rung();
  }

  wakeAll(): void {
    this.#room.ring();
    this.#any.ring();
  }

  /** Returns the number of this claim. */
  beginClaim(): number {
    this.#claims += 1;
    return this.#claims;
  }

  foundNothing(claim: number): void {
    this.#emptyClaim = claim;
    this.#any.ring();
  }

  begin({ endpoint, owner }: Going): void {
    this.#sending += 1;
    count(this.#busy, endpoint, 1);
    count(this.#busyOwners, owner, 1);
  }

  end(attempted: Attempted): void {
    const { endpoint, owner } = attempted.row;
    count(this.#busy, endpoint, -1);
    count(this.#busyOwners, owner, -1);
    this.#sending -= 1;
    this.#ended.push(attempted);
    this.wakeAll();
  }

  takeEnded(): Attempted[] {
    const ended = this.#ended;
    this.#ended = [];
    this.#closing = ended.length;
    return ended;
  }

  putBack(ended: readonly Attempted[]): void {
    this.#ended.unshift(...ended);
  }

  closed(): void {
    this.#closing = 0;
    // Room is free, so what a claim under way does not find may be due all the same.
    this.#emptyBehind = this.#claims;
    this.wakeAll();
  }

  async allAnswered(): Promise<void> {
    while (this.#sending > 0) await this.changed();
  }

  async idle(): Promise<void> {
    this.#emptyBehind = this.#claims;
    this.wakeAll();
    const isUnderWay = (): boolean => this.#sending + this.#ended.length + this.#closing > 0;
    while (this.#emptyClaim <= this.#emptyBehind || isUnderWay()) await this.changed();
  }
}
