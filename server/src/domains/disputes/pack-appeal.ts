import { createHash } from 'node:crypto';
import { type HongKongDay, hongKongDay, type InstantMs, isoTime, type Language } from '#base';
import type { Context } from '#platform/context';
import { printReceipt, readReceiptByCode, receiptSettings } from '#receipts';
import { packProof, proveReceipt } from '#transparency';
import { type ZipEntry, zipOf } from '#wire/zip';
import { type Appeal, type AppealEvent, groupNumber, isShown } from './appeal.ts';
import { drawAppeal } from './draw-appeal.ts';
import { type Evidence, plain } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { attachmentIn, attachmentsOf } from './kept-attachments.ts';
import { writtenOutcome } from './outcome.ts';
import { packedEvidence } from './packed-evidence.ts';
import type { ReadAppeal } from './found-appeal.ts';
import { readSheet } from './read-sheet.ts';
import { shownEvidence } from './shown-evidence.ts';
import { timelineTable } from './timeline-table.ts';

export interface Packing {
  readonly language: Language;
  /** What a method of payment is called, here as everywhere. */
  readonly methodName: (code: string) => string;
  /** The address of the page that checks a receipt. */
  readonly verifier: string;
}

/**
 * Everything about an appeal as one archive, for an authority or a lawyer: a paper, the same as
 * data, the receipts with their proofs, and what the person added. Dated by its newest event, but
 * where one can turn to is as of the day on which it is made; receipts are printed as everywhere,
 * and a later print marks itself. So within a day, while nothing happens, nothing is sealed and
 * nothing printed again, the bytes are the same. What staff say among themselves is not in it; of
 * another's line neither is what is on it.
 */
export async function packAppeal(
  context: Context,
  { appeal, events }: ReadAppeal,
  packing: Packing,
): Promise<Buffer> {
  const atMs = events.at(-1)?.at ?? appeal.openedAt;
  const gathered = await gatherEvidence(context, appeal);
  const evidence = { ...shownEvidence(appeal, gathered), takenAt: atMs };
  const nowMs = context.clock.now();
  const sheet = await readSheet(context, appeal, nowMs);
  const enclosed = [
    ...(await receiptsOf(context, appeal, evidence, packing)),
    ...(await attachedTo(context, appeal)),
  ];
  const shown = events.filter(isShown);
  const table = { name: 'timeline.csv', content: Buffer.from(timelineTable(shown)) };
  const data = { appeal, events: shown, evidence, sheet, judgedOn: hongKongDay(nowMs), atMs };
  const json = { name: 'appeal.json', content: jsonOf(data, [table, ...enclosed]) };
  const files = [json, table, ...enclosed];
  const seller = context.settings().get(receiptSettings.seller);
  const listed = files.map(({ name, content }) => ({ name, digest: digestOf(content) }));
  const paper = await drawAppeal({ ...data, files: listed, seller, ...packing });
  return zipOf([{ name: 'appeal.pdf', content: paper }, ...files], atMs);
}

async function receiptsOf(
  context: Context,
  { raisedBy }: Appeal,
  { receipts, topup }: Evidence,
  { language, methodName, verifier }: Packing,
): Promise<ZipEntry[]> {
  const isOwn = topup?.terms.ownerId === raisedBy;
  const reader = { language, isOwn, methodName };
  const entries: ZipEntry[] = [];
  for (const code of receipts) {
    const receipt = await readReceiptByCode(context, code);
    const found = await proveReceipt(context, code);
    const proved = found && { proof: found.proof, own: isOwn ? found.own : null };
    const proof = proved ? { ...proved, address: `${verifier}#${packProof(proved)}` } : null;
    const content = await printReceipt(context, receipt, { reader, proof });
    entries.push({ name: `receipts/${code}.pdf`, content });
    if (proof) {
      entries.push({ name: `receipts/${code}.tlog-proof`, content: Buffer.from(proof.proof) });
    }
  }
  return entries;
}

/** Two files may have one name: each is numbered, in the order in which they were added. */
async function attachedTo(context: Context, appeal: Appeal): Promise<ZipEntry[]> {
  const attachments = await attachmentsOf(context, appeal);
  return Promise.all(
    attachments.map(async ({ id, name }, at) => {
      const { content } = await attachmentIn(context, appeal, id);
      return { name: `attachments/${at + 1}-${name}`, content };
    }),
  );
}

interface PackData {
  readonly appeal: Appeal;
  readonly events: readonly AppealEvent[];
  readonly evidence: Evidence;
  readonly sheet: unknown;
  /** The day on which the sheet says what is open. */
  readonly judgedOn: HongKongDay;
  readonly atMs: InstantMs;
}

/** Read by programs: a name never changes its meaning, and new ones come last. */
function jsonOf(
  { appeal, events, evidence, sheet, judgedOn, atMs }: PackData,
  files: readonly ZipEntry[],
): Buffer {
  const { outcome } = appeal;
  const data = {
    version: 1,
    asOf: isoTime(atMs),
    number: groupNumber(appeal.number),
    kind: appeal.kind,
    subject: appeal.subject,
    state: appeal.state,
    stakeMinor: appeal.stakeMinor.toString(),
    happenedAt: isoTime(appeal.happenedAt),
    openedAt: isoTime(appeal.openedAt),
    firstAnswerBy: isoTime(appeal.firstAnswerBy),
    firstAnsweredAt: orNull(appeal.firstAnsweredAt),
    answerBy: isoTime(appeal.answerBy),
    answeredAt: orNull(appeal.answeredAt),
    outcome: outcome && writtenOutcome(outcome),
    // Who of the staff did something is nobody else's business.
    events: events.map(({ byId: _byId, at, ...event }) => ({ at: isoTime(at), ...event })),
    evidence: plain(packedEvidence(appeal, evidence)),
    authorities: sheet,
    files: files.map(({ name, content }) => ({ name, sha256: digestOf(content) })),
    judgedOn,
  };
  return Buffer.from(`${JSON.stringify(data, null, 2)}\n`);
}

function orNull(atMs: InstantMs | null): string | null {
  return atMs === null ? null : isoTime(atMs);
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
