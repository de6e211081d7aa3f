import {
  groupedMajorOf,
  type HongKongDay,
  type InstantMs,
  type Language,
  maskPhoneNumber,
  type Words,
} from '#base';
import { whyInWords } from '#auto-topups';
import { openPaper } from '#wire/pdf';
import { type Appeal, type AppealEvent, groupNumber, isShown } from './appeal.ts';
import type { Evidence } from './evidence.ts';
import { attemptStateNames, orderEventNames, ruleEventNames } from './evidence-names.ts';
import { type Flow, openFlow } from './flow.ts';
import { outcomeText } from './outcome-text.ts';
import { eventNames, kindNames, type PackWord, sayInPack, stateNames } from './pack-words.ts';
import type { JudgedAuthority } from './read-sheet.ts';

export interface DrawnAppeal {
  readonly appeal: Appeal;
  readonly events: readonly AppealEvent[];
  readonly evidence: Evidence;
  readonly sheet: readonly JudgedAuthority[];
  /** The day on which the sheet says what is open. */
  readonly judgedOn: HongKongDay;
  /** What else lies in the pack, with its SHA-256. */
  readonly files: readonly { readonly name: string; readonly digest: string }[];
  readonly seller: Words;
  readonly language: Language;
  readonly methodName: (code: string) => string;
  /** As of when it is; the same instant makes the same bytes. */
  readonly atMs: InstantMs;
}

const languageTags = { 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN', en: 'en-HK' } as const;

/** `2026-11-27 09:30`, as the clocks of Hong Kong show it; nothing of what has not happened. */
function clockText(atMs: InstantMs | null): string {
  if (atMs === null) return '';
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** An appeal as a file to print: what was said, what we know, and where else one can turn to. */
export function drawAppeal(drawn: DrawnAppeal): Promise<Buffer> {
  const { appeal, seller, language, atMs } = drawn;
  const say = (key: PackWord, values?: Readonly<Record<string, string>>): string =>
    sayInPack(key, language, values);
  const paper = openPaper({
    title: say('title', { number: groupNumber(appeal.number) }),
    author: seller[language],
    language: languageTags[language],
    script: language === 'zh-Hans' ? 'SC' : 'HK',
    madeAtMs: atMs,
  });
  const flow = openFlow(paper);
  flow.text(seller[language]);
  flow.heading(say('title', { number: groupNumber(appeal.number) }), 20);
  drawFacts(flow, drawn, say);
  drawEvents(flow, drawn, say);
  drawEvidence(flow, drawn, say);
  drawSheet(flow, drawn, say);
  flow.heading(say('files'));
  for (const { name, digest } of drawn.files) {
    flow.text(name);
    flow.text(`SHA-256 ${digest}`, { isSoft: true, size: 8 });
  }
  flow.gap(8);
  flow.text(say('hongKong'), { isSoft: true, size: 9 });
  return paper.bytes();
}

type Say = (key: PackWord, values?: Readonly<Record<string, string>>) => string;

function drawFacts(flow: Flow, { appeal, evidence, language }: DrawnAppeal, say: Say): void {
  const { topup } = evidence;
  flow.row(say('kind'), kindNames[appeal.kind][language]);
  flow.row(say('state'), stateNames[appeal.state][language]);
  flow.row(say('number'), topup && maskPhoneNumber(topup.number));
  flow.row(say('order'), topup?.reference);
  flow.row(say('stake'), `HK$${groupedMajorOf(appeal.stakeMinor)}`);
  flow.row(say('happened'), clockText(appeal.happenedAt));
  flow.row(say('opened'), clockText(appeal.openedAt));
  flow.row(say('firstBy'), clockText(appeal.firstAnswerBy));
  flow.row(say('firstAt'), clockText(appeal.firstAnsweredAt));
  flow.row(say('answerBy'), clockText(appeal.answerBy));
  flow.row(say('answeredAt'), clockText(appeal.answeredAt));
  if (appeal.outcome) flow.row(say('gave'), outcomeText(appeal.outcome, evidence, language));
}

function drawEvents(flow: Flow, { events, language }: DrawnAppeal, say: Say): void {
  flow.heading(say('said'));
  for (const { at, event, words, details } of events.filter(isShown)) {
    const name = eventNames[event]?.[language] ?? event;
    const file = event === 'attached' ? `: ${details['name'] ?? ''}` : '';
    flow.text(`${clockText(at)}  ${name}${file}`, { isSoft: true, size: 9 });
    if (words) flow.text(words);
    flow.gap(4);
  }
}

function drawEvidence(flow: Flow, drawn: DrawnAppeal, say: Say): void {
  const { evidence, language, methodName } = drawn;
  const { topup, attempts, charge, log } = evidence;
  if (topup) {
    flow.heading(say('trace'));
    for (const { at, event } of topup.timeline) {
      flow.row(clockText(at), orderEventNames[event][language]);
    }
  }
  if (attempts.length > 0) flow.heading(say('provider'));
  for (const { id, connector, state, evidence: said, asked, notices, ...attempt } of attempts) {
    const name = attemptStateNames[state][language];
    const times = say('asked', { asked: String(asked) });
    flow.row(methodName(connector), `${id} · ${name} · ${times}`);
    flow.row('', [attempt.providerReference, said].filter(Boolean).join(' · '));
    for (const { receivedAt, eventId, digest } of notices) {
      flow.row(clockText(receivedAt), say('notice', { eventId, digest }));
    }
  }
  if (charge) flow.heading(say('why'));
  if (charge) flow.text(charge.why?.[language] ?? `HK$${groupedMajorOf(charge.amountMinor)}`);
  if (log.length > 0) flow.heading(say('rule'));
  for (const { at, event, reason } of log) {
    const isTold = event === 'refused' || event === 'paused';
    const why = isTold ? whyInWords(reason)?.[language] : undefined;
    flow.row(clockText(at), [ruleEventNames[event][language], why].filter(Boolean).join(' · '));
  }
}

function drawSheet(flow: Flow, { sheet, judgedOn, language }: DrawnAppeal, say: Say): void {
  if (sheet.length === 0) return;
  flow.heading(say('where'));
  flow.text(say('judged', { day: judgedOn }), { isSoft: true, size: 9 });
  for (const { name, does, reach, costs, conditions } of sheet) {
    flow.text(name[language], { size: 11 });
    flow.text([does[language], reach[language], costs?.[language]].filter(Boolean).join('　'));
    for (const { words, verdict, day } of conditions) {
      const key = verdict === 'not_yet' ? 'from' : 'until';
      const when = day === null ? '' : `（${say(key, { day })}）`;
      flow.text(`${marks[verdict]} ${words[language]}${when}`, { isSoft: true, size: 9 });
    }
    flow.gap(6);
  }
}

const marks = { met: '✓', not_yet: '…', not_met: '×', yours: '□' } as const;
