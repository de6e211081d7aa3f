import type { Context } from '#platform/context';
import type { MandateEvidence } from './providers/mandates.ts';

/** What a provider has told unasked about a mandate. */
export interface ToldOfMandate {
  readonly connector: string;
  /** As the provider knows the mandate: our number of it, or its own token. */
  readonly number: string | undefined;
  readonly token: string | undefined;
  readonly evidence: MandateEvidence;
}

/**
 * The same on its way to who applies it. Tokens and grants charge people, and the queue of jobs
 * keeps what it was given.
 */
export interface MandateNotice {
  readonly connector: string;
  readonly sealed: string;
}

const purpose = 'payments.mandate_notice';

export function sealMandateNotice({ secrets }: Context, told: ToldOfMandate): MandateNotice {
  return { connector: told.connector, sealed: secrets.seal(JSON.stringify(told), purpose) };
}

/** Also what a server of before has queued open is read. */
export function openMandateNotice(
  { secrets }: Context,
  notice: MandateNotice | ToldOfMandate,
): ToldOfMandate {
  if (!('sealed' in notice)) return notice;
  return JSON.parse(secrets.open(notice.sealed, purpose)) as ToldOfMandate;
}
