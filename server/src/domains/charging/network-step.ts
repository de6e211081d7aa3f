import type { LineId } from '#subscribers';
import type { SaidStep } from './said-step.ts';

/** A message of a network about a line: the first of a session, a further one, or the last. */
export type Step = OpenStep | KnownStep | EventStep;

export interface OpenStep {
  readonly does: 'open';
  readonly line: LineId;
  readonly chargingId: string;
  readonly message: SaidStep;
}

export interface KnownStep {
  readonly does: 'update' | 'close';
  readonly line: LineId;
  readonly number: bigint;
  readonly message: SaidStep;
}

/** Something that is done at once, without a session. */
export interface EventStep {
  readonly does: 'event';
  readonly line: LineId;
  readonly chargingId: string;
  readonly message: SaidStep;
}

/** A network that numbers several events under one charging id means several events. */
export function eventKey({
  chargingId,
  message,
}: Pick<EventStep, 'chargingId' | 'message'>): string {
  return `${chargingId}#${message.sequence}`;
}
