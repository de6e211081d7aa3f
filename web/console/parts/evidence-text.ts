import type { Format } from '../../language/index.ts';
import type { NameOf, Say } from '../words/words.ts';

type Currency = 'HKD' | 'CNY';

const sources = {
  return: 'evidence.return',
  reply: 'evidence.reply',
  notice: 'evidence.notice',
  query: 'evidence.query',
  bill: 'evidence.bill',
} as const;

const sayings = {
  captured: 'evidence.captured',
  succeeded: 'evidence.succeeded',
  pending: 'evidence.pending',
  closed: 'evidence.closed',
  not_found: 'evidence.not_found',
  failed: 'evidence.failed',
  nothing_certain: 'evidence.nothing_certain',
} as const;

type Known<Words> = Readonly<Record<string, Words[keyof Words] | undefined>>;

const decisions = [
  ['staff accepted ', 'evidence.accepted'],
  ['staff dismissed ', 'evidence.dismissed'],
] as const;

interface Told {
  readonly say: Say;
  readonly nameOf: NameOf;
  readonly format: Format;
  /** In which the payment was asked for. */
  readonly currency: Currency;
}

/** What a provider says of one of our numbers; its own codes stay as they are. */
export function sayingText(says: string, say: Say): string {
  const key = (sayings as Known<typeof sayings>)[says];
  return key ? say(key) : says;
}

/** Its own codes stay as they are, with what the server says beside them. */
function saidText(detail: string, { say, nameOf }: Told): string {
  const parts = detail.split(': ').map((part) => {
    const [, code, more] = /^status (\d+)(?:, (.+))?$/.exec(part) ?? [];
    if (code === undefined) return nameOf('detail', part);
    const status = say('detail.status', { code });
    return more === undefined ? status : `${status} · ${nameOf('detail', more)}`;
  });
  return parts.reduce((first, next) => say('evidence.of', { first, rest: next }));
}

function detailText(detail: string, told: Told): string {
  const { say, format, currency } = told;
  const [, paid, asked] = /^paid (\d+) of (\d+)$/.exec(detail) ?? [];
  if (paid !== undefined && asked !== undefined) {
    const money = (minor: string): string => format.money({ amountMinor: Number(minor), currency });
    return say('evidence.paidOf', { paid: money(paid), asked: money(asked) });
  }
  const [, other] = /^paid in ([A-Z]{3})$/.exec(detail) ?? [];
  if (other !== undefined) return say('evidence.paidIn', { currency: other });
  if (detail === 'by the bill') return say('evidence.byBill');
  if (detail === 'another seller or application') return say('evidence.notOurs');
  return saidText(detail, told);
}

/** The last evidence as the server writes it down, “notice: captured: paid 9000 of 9200”. */
export function evidenceText(evidence: string | null, told: Told): string {
  if (evidence === null) return '–';
  const { say } = told;
  for (const [begins, key] of decisions) {
    if (evidence.startsWith(begins)) {
      return say(key, { evidence: evidenceText(evidence.slice(begins.length), told) });
    }
  }
  const [source = '', ...said] = evidence.split(': ');
  const from = (sources as Known<typeof sources>)[source];
  // Of a refund only what is said was written down.
  const [says = '', ...rest] = from ? said : [source, ...said];
  if (!Object.hasOwn(sayings, says)) return evidence;
  const parts = [...(from ? [say(from)] : []), sayingText(says, say)];
  if (rest.length > 0) parts.push(detailText(rest.join(': '), told));
  return parts.reduce((first, next) => say('evidence.of', { first, rest: next }));
}
